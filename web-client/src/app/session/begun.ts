import type { Begun } from './oidc';
import { BACK } from './config';

/** A sign-in that this tab has begun, and where in the app it goes on. */
export interface Pending extends Begun {
  readonly to: string;
}

const KEPT = 'tandem.sign-in';

/** What the issuer answered, while it was not looked at. */
let answer: URL | null = null;

/** Takes the answer of the issuer out of the address, at once: a code is in no history and in no bookmark. */
export function takeAnswer(): void {
  if (location.pathname !== BACK || location.search === '') return;
  answer = new URL(location.href);
  history.replaceState(history.state, '', BACK);
}

/** The answer and what it has to fit, once; for this tab alone, which is the one that asked. */
export function takeBegun(): { readonly answer: URL | null; readonly pending: Pending | null } {
  const taken = answer;
  answer = null;
  const text = sessionStorage.getItem(KEPT);
  if (taken !== null) sessionStorage.removeItem(KEPT);
  // Written by `keepBegun` of this tab.
  return { answer: taken, pending: text === null ? null : (JSON.parse(text) as Pending) };
}

export function keepBegun(pending: Pending): void {
  sessionStorage.setItem(KEPT, JSON.stringify(pending));
}
