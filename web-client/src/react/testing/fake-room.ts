import { type Activity, type ActivityFilter, Cell, type Conflict, type Entities, type EntityView, type Fields, type Filter, type Handle, type Lock, type LockHoldState, type Locks, type Op, type Other, type OutboxEntry, type OutboxFile, type Outcome, type Pointer, type Pointing, type RejectedEntry, type Resolution, type Room, type RoomMeta, type RoomState, type Self, select, type SubscriptionState, type Sync, TandemError, type Value } from '../../core';
import { commentsIn } from '../../core/room/talk';

/** What this room knows to apply. */
type Written = Extract<Op, { op: 'create' | 'update' | 'move' | 'increment' | 'add' | 'remove' | 'restore' | 'delete' }>;
type Mutation = { readonly label: string; readonly ops: readonly Op[] };

const SAVED: Sync = { name: 'saved', waiting: 0, inFlight: 0, rejected: 0 };

/** A room without a server: what a person does is applied at once and written down in `mutations`. */
export class FakeRoom implements Room {
  readonly id: string = 'trip';
  readonly ready = Promise.resolve('server' as const);
  readonly state = new Cell<{ readonly name: RoomState; readonly problem?: string; readonly loaded?: number }>({ name: 'live' });
  readonly meta: Cell<RoomMeta | null>;
  readonly entities = new Cell<Entities>(new Map());
  readonly sync = new Cell<Sync>(SAVED);
  readonly outbox = new Cell<readonly OutboxEntry[]>([]);
  readonly rejected = new Cell<readonly RejectedEntry[]>([]);
  readonly others = new Cell<readonly Other[]>([]);
  readonly whereabouts: unknown[] = [];
  readonly pointers = new Cell<readonly Pointing[]>([]);
  /** Where this page said its pointer is, last. */
  pointed: Pointer | null = null;
  readonly mutations: Mutation[] = [];
  readonly asked: string[] = [];
  /** Whether `discard` comes in time. */
  discards = true;
  /** The code of the refusal that the next mutation gets. */
  refuses: string | null = null;
  readonly #known = new Set<string>();
  #seq = 0;

  constructor(meta: Partial<RoomMeta> = {}) {
    const members = [{ user: 'ann', name: 'Ann', role: 'owner' as const }, { user: 'ben', name: 'Ben', role: 'editor' as const }];
    this.meta = new Cell<RoomMeta | null>({ id: this.id, kind: 'packing-list', kindVersion: 1, title: 'Trip', user: 'ann', role: 'owner', members, epoch: 'e', seq: 0, ...meta });
  }

  readonly presence = {
    others: this.others,
    pointers: this.pointers,
    showPointers: (shown: boolean) => void this.asked.push(shown ? 'show pointers' : 'hide pointers'),
    point: (pointer: Pointer | null) => void (this.pointed = pointer),
    self: new Cell<Self>({ status: 'online', where: null }),
    following: new Cell<Other | null>(null),
    follow: (user: string | null) => this.presence.following.set(user === null ? null : (this.others.get().find((other) => other.user === user) ?? null)),
    update: (presence: unknown) => void this.whereabouts.push(presence),
    on: (type: string, id: string) => select(this.others, (others) => others.filter(({ where }) => where?.type === type && where.id === id), sameList),
  };

  readonly subscription = new Cell<SubscriptionState>({ wanted: null, shown: null });
  readonly conflicts = new Cell<readonly Conflict[]>([]);
  readonly undoable = new Cell<ReturnType<Room['undoable']['get']>>({ undo: false, redo: false });
  /** Locks that somebody holds, and how the hold of this page stands. */
  readonly locked = new Cell<readonly Lock[]>([]);
  readonly hold = new Cell<LockHoldState>({ name: 'asking' });
  readonly locks: Locks = {
    all: this.locked,
    on: (type, id) => select(this.locked, (locks) => locks.find((lock) => lock.type === type && lock.id === id) ?? null),
    acquire: () => Promise.reject(new TandemError('offline')),
    renew: () => Promise.reject(new TandemError('offline')),
    release: () => undefined,
    hold: (type, id) => {
      this.asked.push(`lock ${type}/${id}`);
      return { state: this.hold, acquire: (how) => void this.asked.push(how?.takeOver ? 'take over' : 'acquire'), release: () => void this.asked.push('unlock') };
    },
  };

  readonly seen = new Cell<Readonly<Record<string, number>>>({});

  see(thread: string, seq: number): void {
    this.seen.set({ ...this.seen.get(), [thread]: seq });
  }

  batch(_label: string, work: () => void): Handle | null {
    work();
    return null;
  }

  pause(): void {
    this.asked.push('pause');
  }

  resume(): void {
    this.asked.push('resume');
  }

  /** As the core does it; of these fields none but texts can hold both. */
  preview(id: string, choice: Resolution, value: Value = null): Value | undefined {
    const found = this.conflicts.get().find((conflict) => conflict.id === id);
    if (found === undefined) return undefined;
    const { mine, theirs } = found;
    if (choice === 'both') return typeof mine.value === 'string' && typeof theirs.value === 'string' ? `${theirs.value} ${mine.value}` : undefined;
    return choice === 'value' ? value : found[choice].value;
  }

  async subscribe(filter: Filter | null): Promise<void> {
    this.subscription.set({ wanted: filter, shown: filter });
  }

  comments(on?: { readonly type: string; readonly id: string }) {
    return select(select(this.entities, (entities) => entities.get('comment')), () => commentsIn(this.entities.get(), on));
  }

  /** What the server says to the next undo or redo. */
  undoAnswer: Outcome = { status: 'applied', seq: 9 };

  undo(): Handle | null {
    return this.#takeBack('undo');
  }

  redo(): Handle | null {
    return this.#takeBack('redo');
  }

  #takeBack(side: 'undo' | 'redo'): Handle | null {
    if (!this.undoable.get()[side]) return null;
    const id = `${side}-${this.asked.push(side)}`;
    this.outbox.set([...this.outbox.get(), { id, label: side, ops: [{ op: 'undo', seq: 7 }], createdAt: Date.now(), sent: false }]);
    const answer = this.undoAnswer;
    if (answer.status === 'rejected') this.rejected.set([...this.rejected.get(), { id, label: side, ops: [{ op: 'undo', seq: 7 }], code: answer.code, at: Date.now() }]);
    return { id, local: Promise.resolve(), server: Promise.resolve(answer), status: new Cell('queued' as const) };
  }

  resolve(conflict: string, choice: Resolution, value?: Value): Handle {
    this.conflicts.set(this.conflicts.get().filter(({ id }) => id !== conflict));
    return this.mutate('conflict.resolve', [{ op: 'resolve', id: conflict, with: choice, ...(value !== undefined && { value }) }]);
  }

  async history() {
    return { versions: [] };
  }

  /** What the log of this room says, newest first. */
  activities: readonly Activity[] = [];

  async activity({ action, type }: ActivityFilter = {}) {
    return { activity: this.activities.filter((item) => (action === undefined || item.action === action) && (type === undefined || item.type === type)) };
  }

  select<T>(fn: (entities: Entities) => T, eq?: (a: T, b: T) => boolean) {
    return select(this.entities, fn, eq);
  }

  mutate(label: string, ops: readonly Op[]): Handle {
    if (this.refuses !== null) throw new TandemError(this.refuses);
    for (const op of ops) if (op.op === 'create' && this.#known.has(`${op.type}/${op.id}`)) throw new Error(`F5: ${op.type}/${op.id} is used again`);
    this.mutations.push({ label, ops });
    this.write('ann', ...ops);
    return { id: String(this.mutations.length), local: Promise.resolve(), server: Promise.resolve({ status: 'applied' }), status: new Cell('queued' as const) };
  }

  /** Operations of anybody, as if they had come from the server. */
  write(by: string, ...all: readonly Op[]): void {
    const ops = all.filter((op): op is Written => ['create', 'update', 'move', 'increment', 'add', 'remove', 'restore', 'delete'].includes(op.op));
    this.#seq += 1;
    const entities = new Map(this.entities.get());
    const copied = new Map<string, Map<string, EntityView>>();
    for (const op of ops) {
      const ofType = copied.get(op.type) ?? new Map(entities.get(op.type));
      copied.set(op.type, ofType);
      entities.set(op.type, ofType);
      this.#known.add(`${op.type}/${op.id}`);
      if (op.op === 'delete') ofType.delete(op.id);
      else ofType.set(op.id, this.#view(op.type, op.id, by, ofType.get(op.id), { ...written(op, ofType.get(op.id)), ...this.#ofServer(op, by) }));
    }
    this.entities.set(entities);
  }

  /** N2: what the server alone writes of a comment. */
  #ofServer({ op, type }: Written, by: string): Fields {
    return op === 'create' && type === 'comment' ? { author: by, createdAt: this.#seq } : {};
  }

  #view(type: string, id: string, by: string, before: EntityView | undefined, set: Fields): EntityView {
    const fields = Object.fromEntries(Object.entries({ ...before?.fields, ...set }).filter(([, value]) => value !== null));
    const fseq = { ...before?.fseq, ...Object.fromEntries(Object.keys(set).map((field) => [field, this.#seq])) };
    const stamps = { ...before?.stamps, [this.#seq]: { at: Date.now(), by, client: by } };
    return { type, id, seq: this.#seq, fields, pending: false, pendingFields: new Set(), fseq, stamps };
  }

  async dismiss(id: string): Promise<void> {
    this.asked.push(`dismiss ${id}`);
    this.rejected.set(this.rejected.get().filter((entry) => entry.id !== id));
  }

  async retry(id: string): Promise<Handle> {
    this.asked.push(`retry ${id}`);
    return this.mutate('retry', []);
  }

  exportOutbox(): OutboxFile {
    return { room: this.id, title: '', user: '', exportedAt: 0, waiting: this.outbox.get(), rejected: this.rejected.get() };
  }

  async discard(id: string): Promise<boolean> {
    this.asked.push(`discard ${id}`);
    return this.discards;
  }

  async abandon(): Promise<void> {
    this.asked.push('abandon');
    this.outbox.set([]);
    this.rejected.set([]);
  }

  release(): void {
    this.asked.push('release');
  }
}

function written(op: Exclude<Written, { op: 'delete' }>, before: EntityView | undefined): Fields {
  switch (op.op) {
    case 'create':
    case 'restore':
      return op.fields;
    case 'update':
      return op.set;
    case 'add':
      return { [op.field]: [...new Set([...listed(before, op.field), ...op.values])] };
    case 'remove':
      return { [op.field]: listed(before, op.field).filter((value) => !op.values.includes(value)) };
    case 'move':
      return { ...op.set, position: op.position };
    case 'increment':
      return { [op.field]: Number(before?.fields[op.field] ?? 0) + op.by };
  }
}

function listed(before: EntityView | undefined, field: string): string[] {
  const value = before?.fields[field];
  return Array.isArray(value) ? value.map(String) : [];
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index]);
}
