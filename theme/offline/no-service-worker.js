// In the place of the service worker where a site has none (`OFFLINE = False`): whoever has an earlier one gets this,
// which takes all that was kept off the device, and itself.
"use strict";

async function leave() {
  const { scope } = self.registration;
  const own = (await caches.keys()).filter((name) => name.startsWith(`almanac:${new URL(scope).pathname}:`));
  await Promise.all(own.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
