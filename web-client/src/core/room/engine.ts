import type { Handle, RejectedEntry, RoomState } from '../api';
import { TandemError } from '../errors';
import type { Kind } from '../kinds/kind';
import type { ErrorFrame, Joined, ServerFrame } from '../protocol/frames';
import type { Filter } from '../collaboration/filter';
import type { View } from '../collaboration/subscription';
import type { Commit, LockToken, LogPart, Op } from '../protocol/messages';
import { Cell } from '../readable';
import type { Bus, Word } from '../tabs/bus';
import type { Receipt } from '../net/reading';
import type { Intent, Snapshot } from '../vault/vault';
import { deferred } from './deferred';
import { asRejected } from './entry';
import { type Answer, Ledger, type LedgerParts } from './ledger';
import type { Batch } from './batch';
import { RoomPresence } from './presence';
import { RoomLocks } from './room-locks';
import { RoomFacts } from './room-facts';
import { Sender, type SenderHost } from './sender';
import { Session } from './session';
import type { RoomLink, SessionHost } from './session-host';
import type { Withdrawn } from './undo-stack';

export interface RoomParts extends LedgerParts {
  readonly user: string;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly link: RoomLink;
  readonly bus: Bus;
  /** Something visible is not what it was. */
  changed(): void;
}

/** One room on this device: puts together what the server says, what the person does and what is stored. */
export class RoomEngine {
  readonly state = new Cell<{ readonly name: RoomState; readonly problem?: string; readonly loaded?: number }>({ name: 'opening' });
  readonly ready = deferred<'cache' | 'server'>();
  readonly ledger: Ledger;
  readonly about: RoomFacts;
  readonly presence: RoomPresence;
  readonly sender: Sender;
  readonly locks: RoomLocks;
  readonly #parts: RoomParts;
  readonly #session: Session;
  readonly #deaf: () => void;
  #loaded = false;
  #closed = false;
  /** What was told waits until the vault has said whose it is. */
  #reading = 0;
  #syncedAt: number | undefined;

  constructor(parts: RoomParts) {
    this.#parts = parts;
    this.ready.promise.catch(() => {});
    this.ledger = new Ledger(parts, () => this.#changed(), (commits) => this.#followed(commits), () => this.#session.rejoin());
    this.about = new RoomFacts(parts.id, parts.kinds, this.ledger);
    this.sender = new Sender(this.#senderHost(), this.ledger.outbox);
    this.#session = new Session(this.#sessionHost(), parts.link);
    this.presence = new RoomPresence(({ PresenceDesk, presenceHost }, face) => new PresenceDesk(face, presenceHost(parts, this.#session)));
    this.locks = new RoomLocks(({ LockDesk, locksHost }, face) => new LockDesk(face, locksHost(parts, this.#session, this.ledger.outbox)));
    this.#deaf = parts.bus.listen(parts.id, (word) => this.#hear(word));
  }

  get subscription(): Session['subscription'] {
    return this.#session.subscription;
  }

  subscribe(filter: Filter | null, part: typeof import('../collaboration/subscription')): Promise<void> {
    return this.#session.subscribe(filter, part);
  }

  get live(): boolean {
    return this.#session.live;
  }

  get ended(): boolean {
    const { name } = this.state.get();
    return name === 'revoked' || name === 'refused';
  }

  get syncedAt(): number | undefined {
    return this.#syncedAt;
  }

  /** From this device first; the server's word follows. */
  async load(): Promise<void> {
    const stored = await this.ledger.load();
    if (this.#closed) return;
    const known = stored.facts !== null && this.about.meet(stored.facts);
    // Without what it takes the copy is not shown: the server's word is waited for, and with it this is tried again.
    const loading = this.#equip();
    const equipped = loading === null || (await loading.then(() => true, () => false));
    if (this.#closed) return;
    if (known && equipped && this.ledger.restore(stored)) {
      this.state.set({ name: 'cached' });
      this.ready.resolve('cache');
    }
    this.#loaded = true;
    // What siblings said meanwhile was not heard.
    if (loading !== null) this.reload();
    this.ledger.changed();
    if (this.#parts.link.up) this.#session.up();
  }

  up(): void {
    if (this.#loaded) this.#session.up();
  }

  down(): void {
    this.#session.down();
    this.sender.stop();
    this.presence.unknown();
    this.locks.down();
    if (this.state.get().name === 'live') this.state.set({ name: 'cached' });
    this.#changed();
  }

  frame(frame: ServerFrame): void {
    if (this.#loaded) this.#session.frame(frame);
  }

  error(frame: ErrorFrame): void {
    if (this.#loaded) this.#session.error(frame);
  }

  /** The stored queue is not what it was. */
  reload(): void {
    if (this.#loaded && !this.#closed) this.ledger.outbox.shared.reload().catch(() => {});
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#deaf();
    this.#session.leave();
    this.sender.stop();
    this.presence.stop();
    await this.ledger.outbox.shared.flushed();
  }

  /** The person left: what waited is void, and nothing more is written. */
  left(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#deaf();
    this.#session.down();
    this.sender.stop();
    this.state.set({ name: 'revoked', problem: 'left' });
    this.ready.reject(new TandemError('revoked'));
    this.ledger.outbox.drop();
  }

  mutate(intent: Intent): Handle {
    const handle = this.ledger.add(intent);
    handle.local.then(() => this.#tellQueue()).catch(() => {});
    return handle;
  }

  /** `tokens` are those that the operations need now: whatever locks were held when they were refused may be gone. */
  retry(id: string, tokens: (ops: readonly Op[]) => readonly LockToken[]): Promise<Handle> {
    return this.ledger.outbox.again(id, tokens).finally(() => this.#tellQueue());
  }

  dismiss(id: string): Promise<void> {
    return this.ledger.outbox.dismiss(id).finally(() => this.#tellQueue());
  }

  discard(id: string): Promise<boolean> {
    return this.ledger.outbox.discard(id).finally(() => this.#tellQueue());
  }

  /** What can be brought back though the log never knew it, from now on. */
  withdrawn(withdrawn: readonly Withdrawn[]): void {
    this.about.remember({ ...this.about.undoable, withdrawn });
  }

  #changed(): void {
    this.#parts.changed();
    this.#session.look();
    this.sender.pump();
  }

  #tellQueue(): void {
    this.#parts.bus.say({ room: this.#parts.id, word: 'queue' });
  }

  #hear(word: Word): void {
    if (!this.#loaded || this.#closed) return;
    const { outbox } = this.ledger;
    if (word.word === 'queue') return this.reload();
    if (word.word === 'left') return this.left();
    if (word.word === 'forgotten') return this.about.forgotten();
    if (word.word === 'withdrawn') return this.withdrawn(word.withdrawn);
    if (word.word !== 'decided') return;
    for (const [id, outcome] of word.outcomes) {
      outbox.decideById(id, outcome);
      if (outcome.status === 'applied') this.ledger.replica.saw(outcome.seq ?? 0);
    }
    // Of a part of the room other commits are told.
    void this.#hearCommits(word.epoch, this.ledger.replica.view === null ? word.commits : []).catch(() => {});
  }

  /** Loads what this kind of room takes; null where it is there. Rejects with `offline`. */
  #equip(): Promise<unknown> | null {
    const [texts, locks] = [this.ledger.outbox.equip(), this.locks.equip(this.ledger.kind)];
    return texts === null ? locks : texts.then(() => locks);
  }

  #met(joined: Joined, client: string): string | null {
    if (!this.about.met(joined)) return 'unknown-kind';
    const { receipt, here, locks = [] } = joined;
    if (this.ledger.outbox.registered(joined.epoch, client, receipt.last)) void this.#anew(client);
    this.presence.here(here);
    this.locks.replace(locks);
    return null;
  }

  #replace(snapshot: Snapshot, view: View | null, receipt: Receipt | undefined): void {
    const { base, view: shown } = this.ledger.replica;
    // A sibling may have been further meanwhile: nobody sees a room go back.
    const older = base?.epoch === snapshot.epoch && base.sound && snapshot.seq < base.seq && view === null && shown === null;
    if (!older) this.ledger.replace(snapshot, receipt, view);
    this.#absorb(snapshot.epoch, []);
  }

  async #hearCommits(epoch: string, commits: readonly Commit[]): Promise<void> {
    if (!commits.every((commit) => this.ledger.outbox.shared.knows(commit))) await this.ledger.outbox.shared.reload();
    if (this.#closed) return;
    this.about.coming(commits);
    this.#followed(this.ledger.absorb(epoch, commits));
    // A sibling that takes a part of the room tells no commits.
    if (commits.length === 0) this.#session.catchUp();
  }

  /** A sibling tab told of these, or stored them. */
  #followed(commits: readonly Commit[]): void {
    const { client } = this.ledger.outbox.client;
    this.about.own(commits.filter(({ by }) => by.client === client));
    this.ledger.outbox.takeDecided();
    this.sender.settled();
  }

  /** A commit of our own that a sibling sent: which of the waiting mutations it contains stands in the vault. */
  async #absorbRead(epoch: string, parts: readonly LogPart[]): Promise<void> {
    const { view } = this.ledger.replica;
    this.#reading++;
    await this.ledger.outbox.shared.reload().finally(() => this.#reading--);
    if (this.#closed) return;
    if (this.ledger.replica.view === view) this.#absorb(epoch, parts, undefined, true);
    this.#session.catchUp();
  }

  #absorb(epoch: string, parts: readonly LogPart[], answer?: Answer, read = false): boolean {
    const { seq } = this.ledger.replica;
    if (!read && parts.some((part) => 'seq' in part && part.seq > seq && !this.ledger.outbox.shared.knows(part))) {
      // How ours ended is certain; only what else the commits contain is not.
      if (answer !== undefined) this.#absorb(epoch, [], answer);
      this.#absorbRead(epoch, parts).catch(() => {});
      return true;
    }
    const { client } = this.ledger.outbox.client;
    this.about.coming(parts);
    const applied = this.ledger.absorb(epoch, parts, answer);
    this.about.own(applied.filter(({ by }) => by.client === client));
    const outcomes = this.ledger.outbox.takeDecided();
    if (outcomes.length > 0) this.#parts.bus.say({ room: this.#parts.id, word: 'decided', epoch, commits: this.ledger.replica.view === null ? applied : [], outcomes });
    this.#syncedAt = this.#parts.platform.clock.now();
    this.sender.settled();
    return this.ledger.replica.seq !== seq;
  }

  async #renew(client: string, undecidedFrom = Infinity, also: readonly RejectedEntry[] = []): Promise<void> {
    await this.ledger.outbox.renew(client, undecidedFrom, also);
    this.#tellQueue();
  }

  async #anew(client: string, undecidedFrom?: number, also?: readonly RejectedEntry[]): Promise<void> {
    await this.#renew(client, undecidedFrom, also);
    this.#session.join();
  }

  /** Its number can never be decided, nor any after it: those wait under a new client. */
  async #refuse({ client, entries: [entry] }: Batch, code: string): Promise<void> {
    if (entry?.sent === undefined || entry.sent === null) return;
    await this.#anew(client, entry.sent.n, [asRejected(entry, { code }, this.#parts.platform.clock.now())]);
  }

  /** Whether the server knows the client that a batch is of; where not, it is told by joining. */
  async #known(client: string): Promise<boolean> {
    const { outbox } = this.ledger;
    if (client !== outbox.client.client) await outbox.shared.reload();
    // An older client was bound before anything was sent under it.
    if (client !== outbox.client.client || (outbox.client.registered && this.#session.client === client)) return true;
    this.#session.join();
    return false;
  }

  #senderHost(): SenderHost {
    const { id, user, platform, changed } = this.#parts;
    return {
      lock: `tandem:${user}:${id}`,
      locks: platform.locks,
      ready: () => this.#session.live,
      gatherMs: () => (this.#parts.link.poor ? this.#parts.limits.poorGatherMs : 0),
      send: ({ client, mutations }) => this.#session.update(client, mutations),
      known: (client) => this.#known(client),
      refuse: (batch, code) => this.#refuse(batch, code),
      renew: (client) => this.#anew(client),
      after: (ms, fn) => platform.clock.after(ms, fn),
      changed,
      report: (problem, cause) => platform.report(problem, cause),
    };
  }

  #sessionHost(): SessionHost {
    const { id, platform, limits } = this.#parts;
    const { replica, outbox } = this.ledger;
    return {
      room: id,
      clock: platform.clock,
      limits,
      random: () => platform.random(),
      client: () => outbox.client,
      position: () => replica.base,
      missing: () => (replica.behind && this.#reading === 0 ? replica.head : 0),
      met: (joined, client) => this.#met(joined, client),
      equipped: () => this.#equip(),
      view: () => replica.view,
      typing: () => outbox.texts.waiting,
      entities: () => replica.base?.entities() ?? [],
      replace: (snapshot, view, receipt) => this.#replace(snapshot, view, receipt),
      absorb: (epoch, parts, answer) => this.#absorb(epoch, parts, answer),
      saw: (head) => replica.saw(head),
      unsound: (head) => replica.contradicts(head),
      land: (landing) => this.sender.land(landing),
      renew: (client) => this.#renew(client),
      live: () => this.#live(),
      state: (name, problem) => this.#say(name, problem),
      loaded: (entities) => this.state.set({ ...this.state.get(), loaded: entities }),
      presence: (here) => this.presence.take(here),
      member: (change) => this.about.member(change),
      lock: (lock, ref) => this.locks.take(lock, ref),
      lockRefused: (frame) => this.locks.refused(frame),
    };
  }

  #live(): void {
    this.ready.resolve('server');
    this.presence.announce();
    this.locks.up();
    this.#changed();
  }

  #say(name: RoomState, problem?: string): void {
    // Who comes back to a closed door is told no more than before: why it was closed stays.
    if (name === 'revoked' && this.state.get().name === 'revoked') return;
    this.state.set(problem === undefined ? { name } : { name, problem });
    if (problem !== undefined) this.ready.reject(new TandemError(problem));
    if (name !== 'live') this.sender.stop();
    this.#changed();
  }
}
