/// <reference lib="webworker" />
// The worker, written by hand: it keeps the shell of the pages on the device, so that a phone opens without a network. It never
// touches `/api`, and it never takes over a page that is open: a new version waits until all pages of the old one are closed.
const worker = self as unknown as ServiceWorkerGlobalScope;

// Written into the file after the build: what belongs to this version, and a name for it.
declare const PLENUM_FILES: string[];
declare const PLENUM_VERSION: string;
const files = PLENUM_FILES;
const name = `plenum-${PLENUM_VERSION}`;

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(files)));
});

worker.addEventListener('activate', (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((one) => one !== name).map((one) => caches.delete(one))));
  event.waitUntil(old);
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin || url.pathname.startsWith('/api')) return;
  if (request.mode === 'navigate') {
    // The server first, so that a new version is seen; the shell where there is none.
    event.respondWith(fetch(request).catch(async () => (await caches.match('/')) ?? Response.error()));
  } else if (files.includes(url.pathname)) {
    event.respondWith(caches.match(request, { ignoreSearch: true }).then((kept) => kept ?? fetch(request)));
  }
});

export {};
