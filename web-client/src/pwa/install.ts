import { Cell, type Readable } from '../core';

/** What Chromium has, and no standard yet. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

/** `prompt`: the browser asks when told to. `ios`: it is done by hand, through the share menu. */
export type Install = 'prompt' | 'ios' | 'no';

const SESSIONS = 'tandem.sessions';
const OFFLINE = 'tandem.usedOffline';
const DECLINED = 'tandem.install';
const cell = new Cell<Install>('no');
let event: InstallEvent | undefined;

/** How the app can be put on this device, where it is not yet. */
export const installable: Readable<Install> = cell;

/** Listens for the browser's offer, and counts the visits: nobody is asked at the first one. */
export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (offer) => {
    offer.preventDefault();
    event = offer as InstallEvent;
    cell.set('prompt');
  });
  addEventListener('appinstalled', () => cell.set('no'));
  addEventListener('offline', () => localStorage.setItem(OFFLINE, 'yes'));
  if (sessionStorage.getItem(SESSIONS) === null) {
    sessionStorage.setItem(SESSIONS, 'counted');
    localStorage.setItem(SESSIONS, String(sessions() + 1));
  }
  if (isIos() && !matchMedia('(display-mode: standalone)').matches) cell.set('ios');
}

/** From the second visit or the first use without network on, unless it was declined. */
export function mayOffer(): boolean {
  return localStorage.getItem(DECLINED) === null && (sessions() > 1 || localStorage.getItem(OFFLINE) !== null);
}

export function decline(): void {
  localStorage.setItem(DECLINED, 'declined');
}

/** The browser asks the person. Its offer is good for one time. */
export async function install(): Promise<void> {
  const offer = event;
  event = undefined;
  cell.set('no');
  await offer?.prompt();
}

function sessions(): number {
  return Number(localStorage.getItem(SESSIONS)) || 0;
}

/** iPads call themselves Macs, but Macs have no touch. */
function isIos(): boolean {
  return /iPhone|iPad|iPod/u.test(navigator.userAgent) || (/Macintosh/u.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
}
