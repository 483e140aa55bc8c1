// The secret of a link: read once from the fragment, kept on the device, removed from the address bar.

const PLACE = 'plenum.secret.';

/** The token of this view: from the link just followed, or from the last one. */
export function secret(view: string): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('k');
  if (token) {
    remember(view, token);
    history.replaceState(null, '', location.pathname + location.search);
    return token;
  }
  return sessionStorage.getItem(PLACE + view) ?? localStorage.getItem(PLACE + view);
}

/** Keeps a token for this view. A tab keeps its own, so that two seats can be open side by side. */
export function remember(view: string, token: string): void {
  sessionStorage.setItem(PLACE + view, token);
  localStorage.setItem(PLACE + view, token);
}

/** Forgets the token of this view. */
export function forget(view: string): void {
  sessionStorage.removeItem(PLACE + view);
  localStorage.removeItem(PLACE + view);
}
