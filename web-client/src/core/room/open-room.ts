import type { Activity, ActivityFilter, Page, Version } from '../api-pages';
import type { Comment, Conflict, Entities, Handle, Locks, OutboxEntry, OutboxFile, Presence, RejectedEntry, Room, RoomMeta, Sync } from '../api';
import type { Filter } from '../collaboration/filter';
import type { SubscriptionState } from '../collaboration/subscription';
import { type Mutate, withMutators } from '../kinds/mutators';
import { TandemError } from '../errors';
import { checkOps } from '../kinds/check';
import { fits } from '../protocol/codec';
import type { LockToken, Op, Resolution, Value } from '../protocol/messages';
import { Lazy, type Readable, same, sameList, select } from '../readable';
import { RoomEngine, type RoomParts } from './engine';
import { describe } from './entry';
import { prepared } from './prepare';
import { commentsIn, conflictsIn } from './talk';
import { PendingHandle } from './handle';
import { lettingGo } from './room-facts';
import { Late, LateDesk } from '../late';
import { previewOf } from '../collaboration/preview';
import type { KindModel } from '../kinds/model';
import { parts } from './session';
import type { Steps } from './steps';
import type { Withdrawn } from './undo-stack';

/** Loaded with the first room. */
export const stepping = new Late(() => import('./steps'));

/** The public face of a room: what can be read of it and done in it. */
export class OpenRoom implements Room {
  readonly id: string;
  readonly engine: RoomEngine;
  readonly ready: Promise<'cache' | 'server'>;
  readonly state: Room['state'];
  readonly presence: Presence;
  readonly locks: Locks;
  readonly subscription: Readable<SubscriptionState>;
  readonly conflicts: Readable<readonly Conflict[]>;
  readonly undoable: Lazy<ReturnType<Room['undoable']['get']>>;
  readonly entities: Lazy<Entities>;
  readonly meta: Lazy<RoomMeta | null>;
  readonly sync: Lazy<Sync>;
  readonly seen: Lazy<Readonly<Record<string, number>>>;
  readonly outbox: Lazy<readonly OutboxEntry[]>;
  readonly rejected: Lazy<readonly RejectedEntry[]>;
  readonly #parts: Omit<RoomParts, 'changed'>;
  readonly #release: () => void;
  readonly #steps = new LateDesk(stepping, ({ Steps }) => new Steps(this, this.#parts, (label, ops, more) => this.#queue(label, ops, more)));
  #batch: { readonly ops: Op[]; readonly handle: PendingHandle } | null = null;
  #step: string | null = null;
  /** Once somebody wanted less than everything. */
  #wanted: Filter | null | undefined;
  readonly mutate: Mutate = withMutators((label, ops) => this.#mutate(label, ops), () => this.#parts.platform.id());

  constructor(parts: Omit<RoomParts, 'changed'>, release: () => void) {
    this.id = parts.id;
    this.#parts = parts;
    this.#release = release;
    this.engine = new RoomEngine({ ...parts, changed: () => this.#changed() });
    this.ready = this.engine.ready.promise;
    this.state = this.engine.state;
    this.presence = this.engine.presence;
    this.locks = this.engine.locks;
    this.subscription = this.engine.subscription;
    this.entities = new Lazy(() => this.engine.ledger.entities());
    this.conflicts = select(select(this.entities, (entities) => entities.get('conflict')), () => conflictsIn(this.entities.get()));
    this.undoable = new Lazy(() => this.#stepping()?.undoable() ?? NO_STEPS, same);
    this.meta = new Lazy(() => this.#meta(), same);
    this.seen = new Lazy(() => this.engine.about.now?.seen ?? NONE);
    this.sync = new Lazy(() => this.#sync(), same);
    this.outbox = new Lazy<readonly OutboxEntry[]>(() => this.engine.ledger.outbox.entries.map(describe), sameList);
    this.rejected = new Lazy<readonly RejectedEntry[]>(() => this.engine.ledger.outbox.rejected, sameList);
    this.#stepping();
  }

  select<T>(fn: (entities: Entities) => T, eq?: (a: T, b: T) => boolean): Readable<T> {
    return select(this.entities, fn, eq);
  }

  async subscribe(filter: Filter | null): Promise<void> {
    // Everything is what is taken from the start.
    if (filter === null && this.#wanted === undefined) return;
    this.#wanted = filter;
    const part = await parts.want();
    if (this.engine.ledger.kind === null) await this.ready;
    const { kind } = this.engine.ledger;
    // Whoever asked first may get here last.
    const meant = part.narrowing(this.#wanted);
    if (meant !== null && kind !== null) part.checkFilter(kind, meant);
    await this.engine.subscribe(meant, part);
  }

  batch(label: string, work: () => void): Handle | null {
    if (this.#batch !== null) {
      work();
      return this.#batch.handle;
    }
    const batch = { ops: [] as Op[], handle: new PendingHandle(this.#parts.platform.id()) };
    this.#batch = batch;
    try {
      work();
    } catch (refusal) {
      batch.handle.dropped();
      throw refusal;
    } finally {
      this.#batch = null;
    }
    if (batch.ops.length === 0) return null;
    batch.handle.follow(this.#queue(label, batch.ops, { id: batch.handle.id }));
    return batch.handle;
  }

  pause(): void {
    this.#step ??= this.#parts.platform.id();
  }

  resume(): void {
    this.#step = null;
  }

  #mutate(label: string, ops: readonly Op[]): Handle {
    if (this.engine.about.undoable.withdrawn?.length) this.withdrawn([]);
    if (this.#batch === null) return this.#queue(label, ops, this.#step === null ? {} : { step: this.#step });
    this.#checked(ops);
    this.#batch.ops.push(...ops);
    return this.#batch.handle;
  }

  #queue(label: string, ops: readonly Op[], more: { readonly id?: string; readonly step?: string }): Handle {
    const { platform, limits } = this.#parts;
    const meant = this.#prepared(ops);
    const most = Number.MAX_SAFE_INTEGER;
    if (!fits({ n: most, base: most, ops: meant }, limits.frameBytes)) throw new TandemError('too-large');
    const locks = this.#tokens(meant);
    return this.engine.mutate({ id: platform.id(), label, ops: meant, createdAt: platform.clock.now(), ...(locks.length > 0 && { locks }), ...more });
  }

  preview(conflict: string, choice: Resolution, value: Value = null): Value | undefined {
    const found = this.conflicts.get().find(({ id }) => id === conflict);
    const { kind } = this.engine.ledger;
    return found === undefined || kind === null ? undefined : previewOf(kind, found, choice, value);
  }

  see(thread: string, seq: number): void {
    this.engine.about.see(thread, seq);
  }

  comments(on?: { readonly type: string; readonly id: string }): Readable<readonly Comment[]> {
    return select(select(this.entities, (entities) => entities.get('comment')), () => commentsIn(this.entities.get(), on));
  }

  undo(how: { readonly anyway?: boolean } = {}): Handle | null {
    return this.#stepping()?.undo(how) ?? null;
  }

  redo(how: { readonly anyway?: boolean } = {}): Handle | null {
    return this.#stepping()?.redo(how) ?? null;
  }

  resolve(conflict: string, choice: Resolution, value?: Value): Handle {
    return this.mutate('conflict.resolve', [{ op: 'resolve', id: conflict, with: choice, ...(value !== undefined && { value }) }]);
  }

  history(type: string, id: string, page: Page = {}): Promise<{ versions: Version[]; next?: string }> {
    return this.#parts.link.history(this.id, type, id, page);
  }

  activity(filter: ActivityFilter = {}): Promise<{ activity: Activity[]; next?: string }> {
    return this.#parts.link.activity(this.id, filter);
  }

  dismiss(id: string): Promise<void> {
    return this.engine.dismiss(id);
  }

  retry(id: string): Promise<Handle> {
    return this.engine.retry(id, (ops) => this.#tokens(ops));
  }

  discard(id: string): Promise<boolean> {
    return this.engine.discard(id);
  }

  async abandon(): Promise<void> {
    await (await lettingGo.want()).abandon(this.engine);
  }

  exportOutbox(): OutboxFile {
    const { platform, user } = this.#parts;
    return { room: this.id, title: this.meta.get()?.title ?? '', user, exportedAt: platform.clock.now(), waiting: this.outbox.get(), rejected: this.rejected.get() };
  }

  release(): void {
    this.#release();
  }

  #tokens(ops: readonly Op[]): readonly LockToken[] {
    const { kind } = this.engine.ledger;
    const entities = this.entities.get();
    return kind === null ? [] : this.engine.locks.tokens(kind, ops, (type, id, field) => entities.get(type)?.get(id)?.fields[field]);
  }

  /** What can be brought back though the log never knew it, in all tabs. */
  withdrawn(withdrawn: readonly Withdrawn[]): void {
    this.engine.withdrawn(withdrawn);
    this.#parts.bus.say({ room: this.id, word: 'withdrawn', withdrawn });
  }

  /** Null until the code is there. */
  #stepping(): Steps | null {
    if (this.#steps.now === null) this.#steps.want().then(() => this.undoable.changed(), () => {});
    return this.#steps.now;
  }

  #prepared(ops: readonly Op[]): readonly Op[] {
    const kind = this.#checked(ops);
    const entities = this.entities.get();
    return prepared(kind, ops, this.engine.ledger.replica.seq, (type, id) => entities.get(type)?.get(id)?.fields ?? null);
  }

  /** @throws TandemError where nothing of it can be queued */
  #checked(ops: readonly Op[]): KindModel {
    const { ended } = this.engine;
    const facts = this.engine.about.now;
    const { kind, replica } = this.engine.ledger;
    if (ended) throw new TandemError('revoked');
    if (kind === null || facts === null || replica.base === null) throw new TandemError('not-ready');
    if (facts.role === 'viewer') throw new TandemError('read-only');
    checkOps(kind, ops);
    return kind;
  }

  #changed(): void {
    for (const readable of [this.entities, this.undoable, this.meta, this.sync, this.outbox, this.rejected, this.seen]) readable.changed();
  }

  #meta(): RoomMeta | null {
    const facts = this.engine.about.now;
    const { replica, kind } = this.engine.ledger;
    if (facts === null || kind === null || replica.base === null) return null;
    const { titleField } = kind.kind;
    const [holder] = titleField === undefined ? [] : (this.entities.get().get(titleField.type)?.values() ?? []);
    const named = titleField && holder?.fields[titleField.field];
    return { ...facts, id: this.id, title: typeof named === 'string' ? named : facts.title, epoch: replica.base.epoch, seq: replica.seq };
  }

  #sync(): Sync {
    const { ledger, sender, live, syncedAt } = this.engine;
    const { outbox } = ledger;
    const progress = outbox.progress();
    const rejected = outbox.rejected.length;
    const { waiting, storing = 0 } = progress;
    const name = rejected > 0 ? 'attention' : waiting + storing === 0 ? 'saved' : live || storing > 0 ? 'syncing' : 'waiting';
    return { name, ...progress, inFlight: sender.inFlight, rejected, ...(syncedAt !== undefined && { lastSyncedAt: syncedAt }) };
  }
}

const NO_STEPS = { undo: false, redo: false };
const NONE: Readonly<Record<string, number>> = {};
