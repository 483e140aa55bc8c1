// A large picture of the room comes packed.

/** The text of a binary frame. */
export function unpack(frame: Blob): Promise<string> {
  return new Response(frame.stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
}
