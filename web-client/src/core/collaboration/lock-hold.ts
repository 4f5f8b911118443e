import type { LockHold, LockHoldState, Locks } from '../api';
import { TandemError } from '../errors';
import type { Clock } from '../platform';
import type { Lock } from '../protocol/messages';
import { Cell } from '../readable';

/** Where a refusal does not say when to ask again. */
const RETRY_MS = 1_000;

export interface HoldHost {
  readonly clock: Clock;
  readonly renewMs: number;
  /** A lease is taken for over when it was not renewed for this long. */
  readonly leaseMs: number;
  client(): string;
  live(): boolean;
}

/**
 * A lock for as long as somebody works on something: asked for, renewed before the lease ends, asked for again after a lost
 * link. When another has it, that is a state and no error: what was typed stays, and one may take the lock again when it is free.
 */
export class Hold implements LockHold {
  readonly state = new Cell<LockHoldState>({ name: 'asking' });
  readonly #locks: Locks;
  readonly #host: HoldHost;
  readonly #type: string;
  readonly #id: string;
  readonly #ended: () => void;
  #timer: (() => void) | null = null;
  #expires: (() => void) | null = null;
  /** Counts questions: an answer to an older one says nothing. */
  #asked = 0;
  #holders = 0;
  #over = false;

  constructor(locks: Locks, host: HoldHost, type: string, id: string, ended: () => void) {
    this.#locks = locks;
    this.#host = host;
    this.#type = type;
    this.#id = id;
    this.#ended = ended;
  }

  /** What is held as far as is known here: it counts until somebody else takes it (L3). */
  get lock(): Lock | undefined {
    const state = this.state.get();
    return state.name === 'held' || state.name === 'unsure' ? state.lock : undefined;
  }

  /** One more who needs it. */
  shared(): this {
    if (this.#holders++ === 0) this.acquire();
    return this;
  }

  acquire(how: { takeOver?: boolean } = {}): void {
    if (this.#over || this.state.get().name === 'held') return;
    this.#ask(() => this.#locks.acquire(this.#type, this.#id, how));
  }

  release(): void {
    if (this.#over || --this.#holders > 0) return;
    this.#over = true;
    this.#stop();
    this.#locks.release(this.#type, this.#id);
    this.#ended();
  }

  /** The room is joined (again). */
  up(): void {
    const { name } = this.state.get();
    if (name === 'held' || name === 'unsure' || name === 'asking') this.#renew();
  }

  /** What is known of the lock has changed. */
  told(lock: Lock | null): void {
    const { name } = this.state.get();
    const holder = lock?.holder ?? null;
    if (holder !== null && holder.client !== this.#host.client()) this.#taken(holder);
    // Nobody has it, or a sibling tab, which could give it: it is not theirs any more.
    else if (name === 'lost' || name === 'taken') this.#set({ name: 'free' });
    // A sibling tab, which is the same client, gave back what is needed here still.
    else if (holder === null && (name === 'held' || name === 'unsure') && lock !== null) {
      this.#set({ name: 'asking' });
      this.#renew();
    }
  }

  #renew(): void {
    const mine = this.#locks.on(this.#type, this.#id).get()?.holder?.client === this.#host.client();
    this.#ask(() => (mine ? this.#locks.renew(this.#type, this.#id) : this.#locks.acquire(this.#type, this.#id)));
  }

  #ask(question: () => Promise<Lock>): void {
    this.#timer?.();
    this.#timer = null;
    const asked = ++this.#asked;
    if (this.state.get().name !== 'held' && this.state.get().name !== 'unsure') this.#set({ name: 'asking' });
    // Without a link it is asked with the next join.
    if (!this.#host.live()) return;
    question().then(
      (lock) => asked === this.#asked && !this.#over && this.#held(lock),
      (refusal: unknown) => asked === this.#asked && !this.#over && this.#refused(refusal),
    );
  }

  #held(lock: Lock): void {
    const { clock, renewMs, leaseMs } = this.#host;
    this.#set({ name: 'held', lock });
    this.#timer = clock.after(renewMs, () => this.#renew());
    this.#expires?.();
    this.#expires = clock.after(leaseMs, () => this.state.get().name === 'held' && this.#set({ name: 'unsure', lock }));
  }

  #refused(refusal: unknown): void {
    if (!(refusal instanceof TandemError)) throw refusal;
    const holder = holderIn(refusal.detail);
    if (refusal.code === 'locked' && holder !== null) return this.#taken(holder);
    // Given back meanwhile, by a sibling tab: the old token renews nothing any more.
    if (refusal.code === 'locked') return this.#ask(() => this.#locks.acquire(this.#type, this.#id));
    // No answer is not a no: what is held stays held until somebody else has it. Nor is one that says "later".
    const later = refusal.then === 'retry' ? (refusal.retryAfter ?? RETRY_MS) : refusal.code === 'offline' ? this.#host.renewMs : null;
    if (later !== null) this.#timer = this.#host.clock.after(later, () => this.#renew());
    else this.#set({ name: 'refused', code: refusal.code });
  }

  #taken(by: NonNullable<Lock['holder']>): void {
    const { name } = this.state.get();
    this.#asked++;
    this.#stop();
    this.#set({ name: name === 'held' || name === 'unsure' || name === 'lost' ? 'lost' : 'taken', by });
  }

  #set(state: LockHoldState): void {
    this.state.set(state);
  }

  #stop(): void {
    this.#timer?.();
    this.#expires?.();
    this.#timer = this.#expires = null;
  }
}

function holderIn(detail: unknown): Lock['holder'] {
  return typeof detail === 'object' && detail !== null && 'lock' in detail ? (detail.lock as Lock).holder : null;
}
