import type { Workbox } from 'workbox-window';
import { Cell, type Readable } from '../core';
import { TAKE_OVER } from './take-over';

const HOUR_MS = 3_600_000;
/** `waiting`: a new version is there and waits for the person's word. `elsewhere`: it was taken in another tab, this one still shows the old. */
export type Update = 'none' | 'waiting' | 'elsewhere';

const state = new Cell<Update>('none');
let worker: Workbox | undefined;
let taken = false;

export const update: Readable<Update> = state;

/** Starts the service worker of a built page, where the browser has them. Looks for new versions every hour. */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox(scriptUrl('/sw.js'));
  worker = workbox;
  workbox.addEventListener('waiting', () => state.set('waiting'));
  workbox.addEventListener('controlling', (event) => event.isUpdate && changed());
  const look = () => void workbox.update().catch(() => undefined); // no network: the next hour will do
  await workbox.register();
  setInterval(look, HOUR_MS);
}

/** Where the person asked for it the page is loaded anew; another tab may hold what somebody is writing, and is only told. */
function changed(): void {
  if (taken) location.reload();
  else state.set('elsewhere');
}

/** From now on the new version: everything that is on the device is there again. */
export function takeUpdate(from: Update): void {
  if (from === 'elsewhere') return location.reload();
  taken = true;
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
