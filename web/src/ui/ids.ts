// Names for parts of a page, where one part can be on it twice.
let last = 0;

export function unique(): string {
  last += 1;
  return `u${last}`;
}
