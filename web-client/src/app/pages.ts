import { withTexts } from '../i18n/init';
import { INVITE } from './invite/secret';
import { session } from './session';
import { BACK } from './session/config';

/** The pages, each loaded when it is first shown; but for the way in, which is small. */
export const home = async () => ({ default: (await import('./home/home-page')).HomePage });
export const invite = () => import('./invite/invite-page');
export const notFound = async () => ({ default: (await import('./not-found-page')).NotFoundPage });
export const room = () => import('./room/room-page');
export const settings = () => withTexts('inbox', () => withTexts('shell', () => import('./settings/settings-page')));
export const signInReturn = async () => ({ default: (await import('./sign-in-return')).SignInReturn });

const none = async () => {};

/** Starts to load what will be shown first, while the texts are loading. Resolves when it is there, or cannot be had. */
export async function preload(): Promise<void> {
  const here = location.pathname;
  const first = here === BACK ? signInReturn : here === INVITE ? invite : session.get() === null ? none : here === '/' ? home : room;
  try {
    await first();
  } catch {
    // Showing the page says so.
  }
}
