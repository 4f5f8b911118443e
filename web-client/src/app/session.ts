import { type Auth, Cell, type Readable, TandemError } from '../core';

/** Who is signed in on this device. `expiresAt` is in milliseconds since 1970. */
export interface Session {
  readonly user: string;
  readonly name: string;
  readonly token: string;
  readonly expiresAt: number;
}

const STORED = 'tandem.session';
/** A token this close to its end is renewed before it is used. */
const RENEW_MS = 60_000;

const cell = new Cell<Session | null>(stored());

/** The session of this device; null when nobody is signed in. Every tab follows. */
export const session: Readable<Session | null> = cell;

window.addEventListener('storage', (event) => {
  if (event.key === STORED) cell.set(stored());
});

/**
 * The sign-in of a local stack: whoever names themselves is let in.
 * @throws TandemError `offline`, or the code of the refusal
 */
export async function signIn(user: string, name: string): Promise<void> {
  keep(await request(user, name));
}

/** Ends the sign-in on this device at once, and on the server where it can be reached; else it ends there with its token. */
export function signOut(): void {
  const ended = cell.get();
  localStorage.removeItem(STORED);
  cell.set(null);
  if (ended !== null) void endOnServer(ended.token);
}

async function endOnServer(token: string): Promise<void> {
  try {
    // It goes out even where the page is closed right after.
    await fetch('/api/sign-out', { method: 'POST', headers: { authorization: `Bearer ${token}` }, keepalive: true });
  } catch {
    // No network: nobody has to wait for it to have signed out here.
  }
}

/** What the client signs its requests with. */
export function authOf({ user, name }: Session): Auth {
  return {
    user,
    async token() {
      const current = cell.get();
      if (current === null || current.user !== user) return null;
      if (current.expiresAt - Date.now() > RENEW_MS) return current.token;
      const renewed = await request(user, name);
      keep(renewed);
      return renewed.token;
    },
  };
}

function keep(next: Session): void {
  localStorage.setItem(STORED, JSON.stringify(next));
  cell.set(next);
}

async function request(user: string, name: string): Promise<Session> {
  const answer = await post(JSON.stringify({ user, name }));
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new TandemError(codeIn(body) ?? 'bad-answer', { status: answer.status });
  const next = read(body);
  if (next === null) throw new TandemError('bad-answer', { status: answer.status });
  return next;
}

async function post(body: string): Promise<Response> {
  try {
    return await fetch('/dev/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  } catch (cause) {
    throw new TandemError('offline', { cause });
  }
}

function stored(): Session | null {
  const text = localStorage.getItem(STORED);
  if (text === null) return null;
  try {
    return read(JSON.parse(text));
  } catch {
    return null; // written by another version: sign in again
  }
}

function read(value: unknown): Session | null {
  if (typeof value !== 'object' || value === null) return null;
  const { user, name, token, expiresAt } = value as Partial<Record<keyof Session, unknown>>;
  if (typeof user !== 'string' || typeof token !== 'string' || typeof expiresAt !== 'number') return null;
  return { user, name: typeof name === 'string' ? name : user, token, expiresAt };
}

function codeIn(body: unknown): string | undefined {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : undefined;
}
