import { Workbox } from 'workbox-window';
import { Cell, type Readable } from '../core';
import { TAKE_OVER } from './take-over';

const HOUR_MS = 3_600_000;
const waiting = new Cell(false);
let worker: Workbox | undefined;

/** Whether a new version is there and waits for the person's word. */
export const updateWaiting: Readable<boolean> = waiting;

/** Starts the service worker of a built page, where the browser has them. Looks for new versions every hour. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workbox = new Workbox(scriptUrl('/sw.js'));
  worker = workbox;
  workbox.addEventListener('waiting', () => waiting.set(true));
  workbox.addEventListener('controlling', (event) => event.isUpdate && location.reload());
  const look = () => void workbox.update().catch(() => undefined); // no network: the next hour will do
  workbox.register().then(
    () => setInterval(look, HOUR_MS),
    (error: unknown) => console.warn('no service worker: the app will not start without network', error),
  );
}

export function takeUpdate(): void {
  worker?.messageSW(TAKE_OVER).catch((error: unknown) => console.warn('the new version does not answer', error));
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** Under `require-trusted-types-for 'script'` a worker's address must come from a policy. */
function scriptUrl(url: '/sw.js'): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  return types === undefined ? url : types.createPolicy('service-worker', { createScriptURL: () => url }).createScriptURL(url);
}
