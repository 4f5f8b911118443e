import type { Filter } from '../collaboration/filter';
import { TandemError } from '../errors';
import type { Clock } from '../platform';
import { here as hereShape, type Here } from '../protocol/frames';
import type { Lock, PresenceStatus, Where } from '../protocol/messages';
import { lock as lockShape, member as memberShape, seq } from '../protocol/schema';
import * as z from '../protocol/shape';
import { paceOf } from './pace';
import type { CallOptions } from './rest';

/** What a room without a socket has to do with its carrier. */
export interface RoomVoice {
  readonly clock: Clock;
  /** Least time between two words about one's own presence. */
  readonly presenceMs: number;
  circumstances(): { readonly hidden: boolean; readonly quietMs: number };
  /** Something happened: the questions come more often for a while. */
  stir(): void;
  call(method: string, rest: string, body?: unknown, options?: CallOptions): Promise<object>;
  say(frame: object): void;
  refused(failure: TandemError): void;
  /** So many questions in a row had no answer: how long to wait with the next; undefined where the carrier gave up. */
  broken(failures: number): number | void;
  jitter(ms: number): number;
}

type Member = z.Infer<typeof memberShape>;

/** Of the answer to a join, what is not about this client's own state. */
const look = z.object({
  epoch: z.string(),
  head: seq,
  role: z.string(),
  members: z.array(memberShape),
  locks: z.optional(z.array(lockShape)),
  here: z.array(hereShape),
  catchUp: z.object({ mode: z.string(), filter: z.optional(z.string()), commits: z.optional(z.array(z.anything())), more: z.optional(z.boolean()) }),
});
const told = z.object({ filter: z.optional(z.string()), commits: z.array(z.anything()), head: z.optional(seq), epoch: z.optional(z.string()), more: z.optional(z.boolean()) });
const ANSWER_SLACK_MS = 10_000;

function read<T>(shape: z.Shape<T>, answer: object): T {
  const result = z.reads(shape, answer);
  if ('value' in result) return result.value;
  throw new TandemError('bad-answer', { then: 'retry', cause: result.mismatch });
}

/** Asks for one room what a socket would have been told: commits at once, the rest now and then. */
export class RestRoom {
  readonly client: string;
  readonly #voice: RoomVoice;
  readonly #abort = new AbortController();
  #epoch = '';
  /** Everything up to here was told, or will be asked for by who missed it. */
  #since = 0;
  #here = new Map<string, Here>();
  #locks = new Map<string, Lock>();
  #members = new Map<string, Member>();
  #lookedAt = 0;
  #wake: (() => void) | null = null;
  #presence: { readonly status: PresenceStatus; readonly where?: Where } = { status: 'online' };
  #saidAt = -Infinity;
  #saying: (() => void) | null = null;

  readonly #filter: Filter | undefined;

  constructor(voice: RoomVoice, client: string, filter?: Filter) {
    this.#voice = voice;
    this.client = client;
    this.#filter = filter;
  }

  /** What a join says that knows nothing yet. */
  question(): object {
    return { client: this.client, protocol: 1, presence: this.#presence, ...(this.#filter !== undefined && { subscribe: this.#filter }) };
  }

  /** `joined` is the answer to a join. */
  start(joined: object): void {
    const result = z.reads(look, joined);
    // Whoever asked for it cannot read it either, and gives up the link.
    if ('mismatch' in result) return;
    const first = result.value;
    this.#epoch = first.epoch;
    this.#since = first.head;
    this.#lookedAt = this.#voice.clock.now();
    this.#remember(first);
    void this.#go();
  }

  stop(): void {
    this.#abort.abort();
    this.#saying?.();
    this.#wake?.();
  }

  get #stopped(): boolean {
    return this.#abort.signal.aborted;
  }

  /** The next question now. */
  hurry(): void {
    this.#wake?.();
  }

  /** Who is here, and what is locked, with the next question. */
  look(): void {
    this.#lookedAt = -Infinity;
    this.hurry();
  }

  /** Without a socket there are no pointers (P6): nobody would be told them in time. */
  present(status: PresenceStatus, where: Where | undefined): void {
    const { pointers: _, ...shown } = where ?? {};
    const next = { status, ...(where !== undefined && { where: shown }) };
    if (same(this.#presence, next)) return;
    this.#presence = next;
    if (this.#saying !== null) return;
    const { clock, presenceMs } = this.#voice;
    this.#saying = clock.after(Math.max(0, this.#saidAt + presenceMs - clock.now()), () => {
      this.#saying = null;
      this.#saidAt = clock.now();
      this.#voice.call('PUT', 'presence', { client: this.client, ...this.#presence }).catch(() => {});
    });
  }

  async #go(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      const { waitMs, restMs, lookMs } = paceOf(this.#voice.circumstances());
      try {
        const untilLook = this.#lookedAt + lookMs - this.#voice.clock.now();
        if (untilLook < 1_000) await this.#look();
        else await this.#ask(Math.min(waitMs, untilLook));
        failures = 0;
        await this.#rest(this.#voice.jitter(restMs));
      } catch (failure) {
        if (this.#stopped) return;
        if (!(failure instanceof TandemError)) throw failure;
        if (failure.code !== 'offline') {
          if (!this.#mayGoOn(failure)) return;
          await this.#rest(this.#voice.jitter(Math.max(failure.retryAfter ?? 0, restMs, 1_000)));
          continue;
        }
        const pause = this.#voice.broken(++failures);
        if (typeof pause !== 'number') return;
        await this.#rest(pause);
      }
    }
  }

  /** Busy and throttled pass; anything else is for the room to answer, which joins again or ends. */
  #mayGoOn(failure: TandemError): boolean {
    if (failure.then === 'retry' || (failure.status ?? 0) >= 500) return true;
    this.stop();
    this.#voice.refused(failure);
    return false;
  }

  async #ask(waitMs: number): Promise<void> {
    const wait = Math.floor(waitMs / 1_000);
    const query = `changes?epoch=${encodeURIComponent(this.#epoch)}&since=${this.#since}&client=${encodeURIComponent(this.client)}${wait > 0 ? `&wait=${wait}` : ''}`;
    this.#tell(read(told, await this.#voice.call('GET', query, undefined, { signal: this.#abort.signal, ...(wait > 0 && { timeoutMs: waitMs + ANSWER_SLACK_MS }) })));
  }

  /** J4: the next pages of what is too much for one answer are for the room to ask for. */
  #tell({ commits, head, epoch = this.#epoch, more, filter }: z.Infer<typeof told>, anyway = false): void {
    if (this.#stopped) return;
    const last = commits.reduce<number>((top, part) => Math.max(top, positionOf(part)), this.#since);
    this.#since = Math.max(last, head ?? 0);
    const nothing = commits.length === 0 && (head ?? 0) <= last;
    if (nothing && !anyway) return;
    if (!nothing) this.#voice.stir();
    this.#voice.say({ type: 'changes', epoch, commits, ...(filter !== undefined && { filter }), ...(head !== undefined && { head }), ...(more && { more }) });
  }

  async #look(): Promise<void> {
    const asked = { ...this.question(), epoch: this.#epoch, since: this.#since };
    const seen = read(look, await this.#voice.call('POST', 'join', asked, { signal: this.#abort.signal }));
    this.#lookedAt = this.#voice.clock.now();
    if (this.#stopped) return;
    this.#tellDifference(seen);
    this.#remember(seen);
    const { mode, commits = [], more, filter } = seen.catchUp;
    // Where the head is, is said each time, as a heartbeat does: what was told and could not be taken is asked for then.
    // Another state than the one that is followed: the room finds out by the epoch, or by asking for what it lacks.
    this.#tell({ epoch: seen.epoch, head: seen.head, commits: mode === 'delta' ? commits : [], ...(filter !== undefined && { filter }), ...(more && { more }) }, true);
  }

  #remember({ here, locks = [], members }: z.Infer<typeof look>): void {
    this.#here = new Map(here.map((one) => [one.client, one]));
    this.#locks = new Map(locks.map((lock) => [`${lock.type}/${lock.id}`, lock]));
    this.#members = new Map(members.map((member) => [member.user, member]));
  }

  #tellDifference({ here, locks = [], members }: z.Infer<typeof look>): void {
    for (const member of members) {
      const before = this.#members.get(member.user);
      if (!same(before, member)) this.#voice.say({ type: 'member', member, change: before === undefined ? 'joined' : 'changed' });
    }
    for (const [user, member] of this.#members) if (!members.some((one) => one.user === user)) this.#voice.say({ type: 'member', member, change: 'left' });
    for (const one of here) if (!same(this.#here.get(one.client), one)) this.#voice.say({ type: 'presence', ...one });
    for (const [client, { user, name }] of this.#here) {
      if (!here.some((one) => one.client === client)) this.#voice.say({ type: 'presence', client, user, name, status: 'offline' });
    }
    for (const lock of locks) if (!same(this.#locks.get(`${lock.type}/${lock.id}`), lock)) this.#voice.say({ type: 'lock', lock });
    for (const lock of this.#locks.values()) {
      if (!locks.some(({ type, id }) => type === lock.type && id === lock.id)) this.#voice.say({ type: 'lock', lock: { ...lock, holder: null } });
    }
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        cancel();
        this.#wake = null;
        resolve();
      };
      const cancel = this.#voice.clock.after(ms, done);
      this.#wake = done;
      if (this.#stopped) done();
    });
  }
}

function positionOf(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  if ('seq' in part) return Number(part.seq);
  return 'skip' in part && Array.isArray(part.skip) ? Number(part.skip[1]) : 0;
}

function same(a: object | undefined, b: object): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
