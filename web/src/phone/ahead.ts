// Parts are loaded before they are needed. An outage in that very moment is no error: they are loaded when the network is back.

/** Loads parts in a quiet moment. */
export function ahead(loads: (() => Promise<unknown>)[]): void {
  const all = (): void => {
    for (const load of loads) load().catch(() => addEventListener('online', all, { once: true }));
  };
  all();
}
