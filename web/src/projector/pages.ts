// Nobody can scroll a projector: what does not fit is turned page by page, and no page begins in the middle of a line.

/** A line on the stage, in pixels from its top; a heading stays with the line below it. */
export type Line = { top: number; bottom: number; heads?: boolean };

/** Lines in which a heading reaches as far as what it stands above. */
export function headed(lines: Line[]): Line[] {
  const out: Line[] = [];
  for (const line of lines.toReversed()) {
    const below = out.at(-1);
    out.push(line.heads && below && below.top >= line.bottom ? { ...line, bottom: below.bottom } : line);
  }
  return out.reverse();
}

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
