// The secret of a link: what a tab was opened with, and what the device keeps.
import { beforeEach, describe, expect, it } from 'vitest';

import { forget, kept, remember, secret } from '../lib/secret';

/** Opens a page by a link, or without one. */
function follow(hash: string): string | null {
  location.hash = hash;
  return secret('c');
}
const newTab = () => sessionStorage.clear();

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('a link', () => {
  it('is kept for the tab, and for the device once the view remembers it', () => {
    expect(follow('#k=one')).toBe('one');
    expect(location.hash).toBe('');
    expect(follow('')).toBe('one');
    newTab();
    expect(follow('')).toBeNull();
    remember('c', 'one');
    newTab();
    expect(follow('')).toBe('one');
  });

  it('that is not remembered takes nothing from the device', () => {
    remember('c', 'my own');
    expect(follow('#k=recovery')).toBe('recovery');
    forget('c', sessionStorage);
    expect(follow('')).toBe('my own');
    forget('c');
    expect(follow('')).toBeNull();
    expect(kept('plenum.secret.c')).toBeNull();
  });
});
