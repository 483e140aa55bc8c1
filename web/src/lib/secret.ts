// The secret of a link: read once from the fragment, kept on the device, removed from the address bar.

const PLACE = 'plenum.secret.';
/** Where drafts are kept; the place of a seat follows. */
export const DRAFTS = 'plenum.draft.';

/** Reads from the device; a browser that forbids storage keeps nothing. */
export function kept(name: string, store: Storage = localStorage): string | null {
  try {
    return store.getItem(name);
  } catch {
    return null;
  }
}

/** The names of what the device keeps that begin so. */
export function keptUnder(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(start));
  } catch {
    return [];
  }
}

/** Keeps on the device, or removes. A full or forbidden storage is no reason to lose a page. */
export function keep(name: string, value: string | null, store: Storage = localStorage): void {
  try {
    if (value === null) store.removeItem(name);
    else store.setItem(name, value);
  } catch {
    // What is typed is still in the open page.
  }
}

/**
 * The token of this view: from the link just followed, or from the last one. A link is kept for this tab; the device keeps it once
 * the view has remembered it.
 */
export function secret(view: string): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('k');
  if (token) {
    keep(PLACE + view, token, sessionStorage);
    history.replaceState(null, '', location.pathname + location.search);
    return token;
  }
  return kept(PLACE + view, sessionStorage) ?? kept(PLACE + view);
}

/** Keeps a token for this view. A tab keeps its own, so that two seats can be open side by side. */
export function remember(view: string, token: string): void {
  keep(PLACE + view, token, sessionStorage);
  keep(PLACE + view, token);
}

/** Forgets the token of this view, in all stores or in one. */
export function forget(view: string, ...stores: Storage[]): void {
  for (const store of stores.length ? stores : [sessionStorage, localStorage]) keep(PLACE + view, null, store);
}
