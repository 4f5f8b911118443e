/**
 * Who is signed in on this device: a name, and no proof of it. The proof may have ended; what is kept for this person stays until they sign out.
 * `since`: when they last proved it, in milliseconds since 1970.
 */
export interface Session {
  readonly user: string;
  readonly name: string;
  readonly email?: string;
  readonly since: number;
}

const STORED = 'tandem.session';
/** Set by a sign-out: the next person is asked who they are, whatever the issuer remembers. */
const ASK_AGAIN = 'tandem.session.ask';

export function keep(session: Session): void {
  localStorage.setItem(STORED, JSON.stringify(session));
  localStorage.removeItem(ASK_AGAIN);
}

export function forget(): void {
  localStorage.removeItem(STORED);
  localStorage.setItem(ASK_AGAIN, 'yes');
}

export const askAgain = (): boolean => localStorage.getItem(ASK_AGAIN) !== null;

export function kept(): Session | null {
  const text = localStorage.getItem(STORED);
  if (text === null) return null;
  try {
    return read(JSON.parse(text));
  } catch {
    return null; // written by another version: sign in again
  }
}

/** Calls when another tab signs in or out. */
export function whenKept(fn: (session: Session | null) => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === STORED) fn(kept());
  });
}

function read(value: unknown): Session | null {
  if (typeof value !== 'object' || value === null) return null;
  const { user, name, email, since } = value as Partial<Record<keyof Session, unknown>>;
  if (typeof user !== 'string') return null;
  return { user, name: typeof name === 'string' ? name : user, ...(typeof email === 'string' && { email }), since: typeof since === 'number' ? since : 0 };
}
