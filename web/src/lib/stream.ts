// The line where sockets are blocked: server-sent events one way, requests the other. It behaves like a socket as far as the
// room needs one, so the room does not know the difference. Read with `fetch`, because the secret belongs in a header.
import type { ClientFrame, ServerFrame } from './wire';

export class Stream {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  readyState: number = WebSocket.OPEN;

  #given = new AbortController();

  constructor(
    private readonly room: string,
    private readonly token: string,
  ) {
    queueMicrotask(() => this.onopen?.());
  }

  send(text: string): void {
    const frame = JSON.parse(text) as ClientFrame;
    if (frame.frame === 'hello') void this.#read(frame.resume);
    else if (frame.frame === 'do') void this.#do(frame.id, frame);
    else void this.#knock();
  }

  close(): void {
    if (this.readyState !== WebSocket.OPEN) return;
    this.readyState = WebSocket.CLOSED;
    this.#given.abort();
    this.onclose?.();
  }

  #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    return fetch(path, { ...init, headers, signal: this.#given.signal });
  }

  #say(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  async #read(resume: { epoch: string; seq: number } | undefined): Promise<void> {
    try {
      const since = resume ? `?epoch=${encodeURIComponent(resume.epoch)}&seq=${resume.seq}` : '';
      const answer = await this.#ask(`${this.room}/events${since}`);
      if (answer.status === 404) this.#say({ frame: 'bye', reason: 'bad_token' });
      if (!answer.ok || !answer.body) return this.close();
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        const lines = (rest + value).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          if (line.startsWith('data: ')) this.onmessage?.({ data: line.slice(6) });
          // A comment says that the line is alive.
          else if (line.startsWith(':')) this.#alive();
        }
      }
    } catch {
      // Cut, or given up.
    }
    this.close();
  }

  async #do(id: string, frame: ClientFrame & { frame: 'do' }): Promise<void> {
    try {
      const body = JSON.stringify({ id, command: frame.command });
      const answer = await this.#ask(`${this.room}/commands`, { method: 'POST', body });
      const told = (await answer.json()) as ServerFrame | { code: string; detail: Record<string, unknown> };
      this.#say('frame' in told ? told : { frame: 'refused', id, ...told });
    } catch {
      // No answer: the room sends it again under its id.
      this.close();
    }
  }

  /** The page asks whether the line is alive. */
  async #knock(): Promise<void> {
    try {
      if ((await this.#ask('/healthz')).ok) this.#alive();
    } catch {
      this.close();
    }
  }

  #alive(): void {
    this.#say({ frame: 'problem', code: 'alive', detail: {} });
  }
}
