/* global self, caches */
self.addEventListener("install", (event) => {
  const shell = caches.open("shell").then((cache) => cache.add("/"));
  event.waitUntil(shell.then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") event.respondWith(caches.match("/"));
});
