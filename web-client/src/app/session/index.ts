import { type Auth, Cell, type Readable, TandemError } from '../../core';
import { currentLanguage } from '../../i18n/init';
import { keepBegun, takeBegun } from './begun';
import { BACK, loadConfig } from './config';
import { askAgain, forget, keep, kept, type Session, whenKept } from './kept';
import type { TokenKeeper } from './keeper';
import type { Begun, Grant } from './oidc';

export type { Session } from './kept';

const cell = new Cell<Session | null>(kept());

/** The person of this device; null when nobody is signed in. Every tab follows. */
export const session: Readable<Session | null> = cell;

const work = () => import('./work');
let keeper: Promise<TokenKeeper> | null = null;

whenKept((next) => {
  cell.set(next);
  if (next === null) void keeper?.then((own) => own.drop());
});

/** A chunk that could not be loaded is tried again. */
function ownKeeper(): Promise<TokenKeeper> {
  keeper ??= work()
    .then(({ openKeeper }) => openKeeper(renamed))
    .catch((cause: unknown) => {
      keeper = null;
      throw new TandemError('offline', { cause });
    });
  return keeper;
}

/** People change their names at the issuer. */
function renamed({ user, name, email }: Grant): void {
  const current = cell.get();
  if (current === null || current.user !== user || (current.name === name && current.email === email)) return;
  remember({ ...current, name, ...(email !== undefined && { email }) });
}

function remember(next: Session): void {
  keep(next);
  cell.set(next);
}

/** What the client signs its requests with. */
export function authOf({ user }: Session): Auth {
  return {
    user,
    token: async (refused) => (cell.get()?.user === user ? (await ownKeeper()).token(user, refused) : null),
  };
}

/**
 * Leaves the page for the issuer's, to come back to what was shown here. Whoever is signed in, or was before, is asked who they are; nothing of
 * theirs is forgotten.
 * @throws TandemError `offline`, `internal`, `sign-in-unset`, `insecure`: then nothing has happened
 */
export async function signIn(to = location.pathname + location.search + location.hash): Promise<void> {
  if (!isSecureContext) throw new TandemError('insecure');
  const config = await loadConfig();
  const { begin } = await work().catch((cause: unknown) => {
    throw new TandemError('offline', { cause });
  });
  const before = cell.get();
  const { url, begun } = await begin(config, { redirect: location.origin + BACK, language: currentLanguage(), hint: before?.email, again: before !== null || askAgain() });
  keepBegun({ ...begun, to });
  location.assign(url);
}

/**
 * Back from the issuer: where in the app to go on, and the code of what went wrong, if something did. Then whoever was signed in before still is,
 * as far as they were.
 */
export async function finishSignIn(): Promise<{ readonly to: string; readonly problem?: string }> {
  const { answer, pending } = takeBegun();
  const to = pending?.to ?? '/';
  if (answer === null) return { to: '/' };
  // Somebody went back over a sign-in that is done.
  if (pending === null && cell.get() !== null) return { to };
  if (pending === null) return { to, problem: 'sign-in-state' };
  try {
    await adopt(await (await work()).complete(pending, answer), pending);
    return { to };
  } catch (failure) {
    return { to, problem: failure instanceof TandemError ? failure.code : 'offline' };
  }
}

async function adopt(grant: Grant, { config }: Begun): Promise<void> {
  await (await ownKeeper()).adopt(grant, config);
  const { user, name, email } = grant;
  remember({ user, name, ...(email !== undefined && { email }), since: Date.now() });
}

/** Ends the sign-in on this device at once; on the server and at the issuer where they can be reached. */
export function signOut(): void {
  if (cell.get() === null) return;
  forget();
  cell.set(null);
  leave().catch(quiet);
}

const quiet = () => {};

/** Nobody has to wait for it to have signed out here: what fails ends by itself, with its time. */
async function leave(): Promise<void> {
  const { token, proof } = await (await ownKeeper()).forget();
  if (token !== null) fetch('/api/sign-out', { method: 'POST', headers: { authorization: `Bearer ${token}` }, keepalive: true }).catch(quiet);
  if (proof === null) return;
  const { revoke } = await work();
  if (proof.refresh !== null) revoke(proof.config, proof.refresh).catch(quiet);
  // Asked anew: without a network there is no page to leave for, and the next sign-in asks who it is.
  const { endSessionEndpoint, clientId } = await loadConfig();
  location.assign(`${endSessionEndpoint}?${new URLSearchParams({ client_id: clientId, logout_uri: `${location.origin}/` }).toString()}`);
}
