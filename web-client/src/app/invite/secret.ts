const KEPT = 'tandem.invitation';
const AWAITED = 'tandem.invitation.awaited';
const SECRET = /^#(inv_[A-Za-z0-9_.-]{20,200})$/;

/** The address of invitations. */
export const INVITE = '/invite';

/**
 * Takes the secret out of the address, at once: from here on it is in no history, no bookmark and no screenshot. It is kept for this
 * tab, for whoever has to sign in first.
 */
export function takeSecret(): void {
  const [, secret] = SECRET.exec(location.hash) ?? [];
  if (location.pathname !== INVITE || location.hash === '') return;
  if (secret === undefined) sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, secret);
  history.replaceState(history.state, '', INVITE);
}

export function keptSecret(): string | null {
  return sessionStorage.getItem(KEPT);
}

/** The person goes to sign in, perhaps on another site, and comes back for the invitation. */
export function awaitReturn(): void {
  sessionStorage.setItem(AWAITED, 'yes');
}

export function returned(): void {
  sessionStorage.removeItem(AWAITED);
}

export function returnAwaited(): boolean {
  return sessionStorage.getItem(AWAITED) !== null;
}

export function forgetSecret(): void {
  returned();
  sessionStorage.removeItem(KEPT);
}
