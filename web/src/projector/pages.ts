// Nobody can scroll a projector: what does not fit is turned page by page, and no page begins in the middle of a line.

/** A line on the stage, in pixels from its top. */
export type Line = { top: number; bottom: number };

/** Where each page begins. A line higher than the stage is shown in pieces. */
export function pageStarts(lines: Line[], height: number, end: number): number[] {
  const starts = [0];
  if (height <= 0) return starts;
  for (;;) {
    const start = starts.at(-1) ?? 0;
    if (start + height >= end) return starts;
    const cut = lines.filter((line) => line.top > start && line.top < start + height && line.bottom > start + height);
    const next = cut.length > 0 ? Math.min(...cut.map((line) => line.top)) : start + height;
    starts.push(next);
  }
}
