// Registers the worker that keeps the shell of the pages. On plain http there is none: then a phone needs the network to open the
// page, and everything else works.
type Policy = { createScriptURL(url: string): string };

if ('serviceWorker' in navigator) {
  const trusted = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
  const url = trusted?.createPolicy('plenum-sw', { createScriptURL: (path) => path }).createScriptURL('/sw.js') ?? '/sw.js';
  void navigator.serviceWorker.register(url).catch(() => undefined);
}
export {};
