/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { isTakeOver } from './take-over';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (string | PrecacheEntry)[] };

// The shell alone is cached: what rooms hold is kept by the page itself, encrypted. Whatever is not of the shell goes to the network.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

/** Any page of the app is the same file; these paths are not pages. */
const SERVER = [/^\/api\//, /^\/dev\//, /^\/oauth2\//, /^\/logout(\?|$)/, /^\/outbox(\/|\.|$)/, /^\/ws(\/|$)/];
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: SERVER }));

// The page of a first visit, too: what it has not shown yet is there when the network goes.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new version waits until the person agrees: never two versions in one page.
self.addEventListener('message', (event) => {
  if (isTakeOver(event.data)) void self.skipWaiting();
});
