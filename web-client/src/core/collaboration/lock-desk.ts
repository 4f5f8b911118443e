import type { LockHold } from '../api';
import { TandemError } from '../errors';
import type { ErrorFrame } from '../protocol/frames';
import type { Lock } from '../protocol/messages';
import { lock as lockShape } from '../protocol/schema';
import * as z from '../protocol/shape';
import { type Deferred, deferred } from '../room/deferred';
import { keyOf, type LocksHost, type RoomLocks } from '../room/room-locks';
import { Hold } from './lock-hold';

/** Of `locked`. */
const refusal = z.object({ lock: lockShape });

/** Where locks are asked for: the questions that are open, and the locks that somebody keeps. */
export class LockDesk {
  readonly #locks: RoomLocks;
  readonly #host: LocksHost;
  readonly #asked = new Map<string, { readonly answer: Deferred<Lock>; readonly cancel: () => void }>();
  readonly #holds = new Map<string, Hold>();

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

  /** Whether somebody needs it. */
  keeps(key: string): boolean {
    return this.#holds.has(key);
  }

  /** What somebody holds as far as is known here (L3). */
  kept(key: string): Lock | undefined {
    return this.#holds.get(key)?.lock;
  }

  ask(type: string, id: string, more: { readonly token?: number; readonly takeOver?: true }): Promise<Lock> {
    if (!this.#host.live()) return Promise.reject(new TandemError('offline'));
    const ref = this.#host.nextId();
    const answer = deferred<Lock>();
    this.#asked.set(ref, { answer, cancel: this.#host.clock.after(this.#host.answerMs, () => this.answered(ref)?.reject(new TandemError('offline'))) });
    this.#host.send({ action: 'lock', id: ref, room: this.#host.room, client: this.#host.client(), type, entity: id, ...more });
    return answer.promise;
  }

  /** The question that this answers. */
  answered(ref: string | undefined): Deferred<Lock> | undefined {
    const asked = ref === undefined ? undefined : this.#asked.get(ref);
    if (ref === undefined || asked === undefined) return undefined;
    asked.cancel();
    this.#asked.delete(ref);
    return asked.answer;
  }

  /** False where the error is about something else. */
  refused({ ref, code, then, retryAfter, detail }: ErrorFrame): boolean {
    const answer = this.answered(ref);
    const said = z.reads(refusal, detail);
    if (answer !== undefined && 'value' in said) this.#locks.take(said.value.lock);
    answer?.reject(new TandemError(code, { then, detail, ...(retryAfter !== undefined && { retryAfter }) }));
    return answer !== undefined;
  }

  /** Something else is known of a lock, or of all. */
  told(only?: string): void {
    for (const [key, hold] of this.#holds) if (only === undefined || only === key) hold.told(this.#locks.known(key));
  }

  up(): void {
    for (const hold of this.#holds.values()) hold.up();
  }

  down(): void {
    for (const ref of this.#asked.keys()) this.answered(ref)?.reject(new TandemError('offline'));
  }
}
