import type { Lock, LockToken, Role } from '../protocol/messages';

const LEASE_MS = 30_000;

/** Who asks for a lock. */
export interface Claim {
  readonly user: string;
  readonly role: Role;
  readonly client: string;
  readonly type: string;
  readonly entity: string;
  readonly token?: number;
  readonly takeOver?: true;
}

/** The locks of one room (L). */
export class ModelLocks {
  readonly #locks = new Map<string, Lock>();
  /** How often each thing happened. */
  readonly told = { granted: 0, renewed: 0, taken: 0, over: 0, released: 0, stale: 0 };

  /** Those that have not run out. */
  all(now: number): Lock[] {
    return [...this.#locks.values()].filter(({ holder, until }) => holder !== null && until > now);
  }

  of(type: string, id: string): Lock | undefined {
    return this.#locks.get(`${type}/${id}`);
  }

  /** L1. The lock, or the code of a refusal. */
  acquire({ user, role, client, type, entity, token, takeOver }: Claim, now: number): Lock | 'locked' | 'forbidden' {
    if (role === 'viewer' || role === 'commenter') return 'forbidden';
    const row = this.of(type, entity);
    const grant = (fresh: number) => this.#put({ type, id: entity, holder: { user, name: user, client }, token: fresh, until: now + LEASE_MS });
    if (row === undefined) return this.#count('granted', grant(1));
    if (row.holder?.client === client && (token ?? row.token) === row.token) return this.#count('renewed', grant(row.token));
    if ((row.holder === null || row.until <= now) && token === undefined) return this.#count('taken', grant(row.token + 1));
    if (takeOver !== true) return 'locked';
    return role === 'owner' ? this.#count('over', grant(row.token + 1)) : 'forbidden';
  }

  /** L2. */
  release(client: string, type: string, entity: string, token: number, now: number): Lock | null {
    const row = this.of(type, entity);
    if (row?.holder?.client !== client || row.token !== token) return null;
    return this.#count('released', this.#put({ ...row, holder: null, until: now }));
  }

  /** L3: why a change of this entity is refused; null where it is not. */
  refusal(type: string, id: string, tokens: readonly LockToken[]): string | null {
    const held = tokens.find((token) => token.type === type && token.id === id);
    const row = this.of(type, id);
    if (held === undefined) return 'lock-required';
    if (row !== undefined && row.token === held.token && row.holder !== null) return null;
    this.told.stale++;
    return 'stale-lock';
  }

  #put(lock: Lock): Lock {
    this.#locks.set(`${lock.type}/${lock.id}`, lock);
    return lock;
  }

  #count(what: keyof ModelLocks['told'], lock: Lock): Lock {
    this.told[what]++;
    return lock;
  }
}
