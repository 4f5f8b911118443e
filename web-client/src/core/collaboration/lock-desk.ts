import type { LockHold } from '../api';
import { TandemError } from '../errors';
import type { KindModel } from '../kinds/model';
import type { ErrorFrame } from '../protocol/frames';
import type { Lock, LockToken, Op } from '../protocol/messages';
import { namesEntity } from '../protocol/ops';
import { lock as lockShape } from '../protocol/schema';
import * as z from '../protocol/shape';
import { type Deferred, deferred } from '../room/deferred';
import type { LocksHost, RoomLocks } from '../room/room-locks';
import { Hold } from './lock-hold';

export { locksHost } from '../room/hosts';

/** Of `locked`. */
const refusal = z.object({ lock: lockShape });
const keyOf = (type: string, id: string) => `${type}/${id}`;

/** What this device was told of locks, the questions that are open, and the locks that somebody keeps. */
export class LockDesk {
  readonly #locks: RoomLocks;
  readonly #host: LocksHost;
  readonly #asked = new Map<string, { readonly answer: Deferred<Lock>; readonly cancel: () => void }>();
  readonly #known = new Map<string, Lock>();
  readonly #holds = new Map<string, Hold>();
  readonly #silences = new Map<string, () => void>();

  constructor(locks: RoomLocks, host: LocksHost) {
    this.#locks = locks;
    this.#host = host;
  }

  hold(type: string, id: string): LockHold {
    const key = keyOf(type, id);
    const hold = this.#holds.get(key) ?? new Hold(this.#locks, this.#host, type, id, () => this.#holds.delete(key));
    this.#holds.set(key, hold);
    return hold.shared();
  }

  ask(type: string, id: string, more: { readonly token?: number; readonly takeOver?: true }): Promise<Lock> {
    if (!this.#host.live()) return Promise.reject(new TandemError('offline'));
    const ref = this.#host.nextId();
    const answer = deferred<Lock>();
    this.#asked.set(ref, { answer, cancel: this.#host.clock.after(this.#host.answerMs, () => this.#answered(ref)?.reject(new TandemError('offline'))) });
    this.#host.send({ action: 'lock', id: ref, room: this.#host.room, client: this.#host.client(), type, entity: id, ...more });
    return answer.promise;
  }

  async renew(type: string, id: string): Promise<Lock> {
    const held = this.#mine(type, id);
    if (held === undefined) throw new TandemError('lock-required');
    return this.ask(type, id, { token: held.token });
  }

  /** Once what was made under it is decided: the server would refuse what comes after. */
  release(type: string, id: string): void {
    const held = this.#mine(type, id);
    if (held === undefined || !this.#host.live()) return;
    const undecided = this.#host.undecided(held);
    if (undecided.length === 0) return this.#giveBack(held);
    void Promise.all(undecided).then(() => {
      const stillMine = this.#host.live() && this.#mine(type, id)?.token === held.token;
      if (stillMine && !this.#holds.has(keyOf(type, id))) this.#giveBack(held);
    });
  }

  up(): void {
    for (const hold of this.#holds.values()) hold.up();
  }

  replace(locks: readonly Lock[]): void {
    this.#known.clear();
    this.#stopListening();
    for (const lock of locks) this.#learn(keyOf(lock.type, lock.id), lock);
    this.#tell();
    for (const [key, hold] of this.#holds) hold.told(this.#known.get(key) ?? null);
  }

  /** L2: an older word that comes late says nothing. */
  take(lock: Lock, ref?: string): void {
    const key = keyOf(lock.type, lock.id);
    const before = this.#known.get(key);
    if (before === undefined || isNewer(lock, before)) this.#learn(key, lock);
    this.#tell();
    this.#answered(ref)?.resolve(lock);
    this.#holds.get(key)?.told(this.#known.get(key) ?? null);
  }

  refused({ ref, code, then, retryAfter, detail }: ErrorFrame): boolean {
    const answer = this.#answered(ref);
    const said = z.reads(refusal, detail);
    if (answer !== undefined && 'value' in said) this.take(said.value.lock);
    answer?.reject(new TandemError(code, { then, detail, ...(retryAfter !== undefined && { retryAfter }) }));
    return answer !== undefined;
  }

  down(): void {
    this.#stopListening();
    for (const ref of this.#asked.keys()) this.#answered(ref)?.reject(new TandemError('offline'));
  }

  /** All of them where only the server knows what an operation changes. */
  tokens(kind: KindModel, ops: readonly Op[], reference: (type: string, id: string, field: string) => unknown): LockToken[] {
    const blind = ops.every(namesEntity) ? [] : [...this.#known.values()].flatMap(({ type, id }) => this.#mine(type, id) ?? []);
    const tokens = ops.filter(namesEntity).flatMap((op): LockToken[] => {
      const by = kind.entity(op.type)?.lock;
      if (by === undefined || by === false) return [];
      const target = by === true ? op : { type: kind.field(op.type, by.of)?.to ?? '', id: (op.op === 'create' ? op.fields[by.of] : undefined) ?? reference(op.type, op.id, by.of) };
      const held = typeof target.id === 'string' ? (this.#mine(target.type, target.id) ?? this.#holds.get(keyOf(target.type, target.id))?.lock) : undefined;
      return held === undefined ? [] : [tokenOf(held)];
    });
    return [...new Map([...tokens, ...blind.map(tokenOf)].map((token) => [keyOf(token.type, token.id), token])).values()];
  }

  #giveBack({ type, id, token }: Lock): void {
    this.#host.send({ action: 'unlock', room: this.#host.room, client: this.#host.client(), type, entity: id, token });
  }

  /** A lock of others that nobody speaks of any more has run out, or was given back by a word that got lost. */
  #learn(key: string, lock: Lock): void {
    const { clock, lockSilenceMs } = this.#host;
    this.#known.set(key, lock);
    this.#silences.get(key)?.();
    this.#silences.delete(key);
    if (lock.holder === null || lock.holder.client === this.#host.client()) return;
    const silent = () => {
      this.#silences.delete(key);
      this.#known.delete(key);
      this.#tell();
      this.#holds.get(key)?.told(null);
    };
    this.#silences.set(key, clock.after(lockSilenceMs, silent));
  }

  #stopListening(): void {
    for (const cancel of this.#silences.values()) cancel();
    this.#silences.clear();
  }

  #mine(type: string, id: string): Lock | undefined {
    const lock = this.#known.get(keyOf(type, id));
    return lock?.holder?.client === this.#host.client() ? lock : undefined;
  }

  #answered(ref: string | undefined): Deferred<Lock> | undefined {
    const asked = ref === undefined ? undefined : this.#asked.get(ref);
    if (ref === undefined || asked === undefined) return undefined;
    asked.cancel();
    this.#asked.delete(ref);
    return asked.answer;
  }

  #tell(): void {
    this.#locks.all.set([...this.#known.values()].filter(({ holder }) => holder !== null));
  }
}

const tokenOf = ({ type, id, token }: Lock): LockToken => ({ type, id, token });

/** L2: the higher token, then the released one, then the later end. */
function isNewer(lock: Lock, than: Lock): boolean {
  if (lock.token !== than.token) return lock.token > than.token;
  if ((lock.holder === null) !== (than.holder === null)) return lock.holder === null;
  return lock.until >= than.until;
}
