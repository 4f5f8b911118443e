import { within } from '../kinds/holds';
import type { Change, Commit, Entity, Fields, Mutation, Op, Rejection, Role, SpliceOp, Stamp, TextEdit, Value } from '../protocol/messages';
import { KindModel } from '../kinds/model';
import type { Kind } from '../kinds/kind';
import { Digest } from '../replica/digest';
import { sameValue } from '../replica/same';
import { union, without } from '../replica/sets';
import { textOf } from '../replica/text-value';
import { apply } from '../text';
import { chosen, contested, disagreement, rebased } from './model-conflicts';
import { ModelLocks } from './model-locks';
import { edited, placed } from './model-text';
import { type Hands, takeBack } from './model-undo';

type Outcome = { readonly n: number; readonly status: 'applied'; readonly seq?: number } | (Rejection & { readonly n: number }) | { readonly n: number; readonly status: 'settled' };

/** What a mutation is decided in. */
interface Context {
  readonly user: string;
  readonly now: number;
  readonly base: number;
  readonly client: string;
  /** What the batch did so far. */
  earlier(): readonly Change[];
}

interface Receipt {
  readonly user: string;
  last: number;
  /** Of the last batch only (U6). */
  outcomes: readonly Outcome[];
}

type OnEntity = Exclude<Op, { op: 'undo' | 'resolve' | 'restore' }>;

const key = (type: string, id: string) => `${type}/${id}`;

/** The server's side of one room, by the rules of the protocol and as plainly as they can be written. */
export class ModelRoom {
  readonly kind: KindModel;
  readonly log: Commit[] = [];
  /** The entities at each position of the log. */
  readonly states: ReadonlyMap<string, Entity>[] = [new Map()];
  readonly members = new Map<string, Role>();
  readonly receipts = new Map<string, Receipt>();
  /** Every operation list that was ever decided, with its outcome: the witness for "exactly once". */
  readonly decided: { readonly ops: readonly Op[]; readonly status: string; readonly user: string }[] = [];
  readonly locks = new ModelLocks();
  /** L3: whether what the kind says needs a lock. */
  locking = false;
  epoch = 'e1';
  floor = 0;
  #entities = new Map<string, Entity>();
  /** As of the last commit; `#entities` runs ahead while a batch is decided. */
  #folded = new Map<string, Entity>();
  #known = new Set<string>();
  #digest = new Digest();

  constructor(kind: Kind, owner: string, now: number) {
    this.kind = new KindModel(kind);
    this.members.set(owner, 'owner');
    const singletons = Object.entries(kind.entities).filter(([, { singleton }]) => singleton === true);
    const changes: Change[] = singletons.map(([type]) => ({ op: 'create', type, id: type, fields: { title: 'New list' } }));
    this.#commit(changes, [], { user: owner, client: 'server' }, [0, 0], now);
  }

  get head(): number {
    return this.log.length;
  }

  get digest(): string {
    return this.#digest.toString();
  }

  entities(): Entity[] {
    return [...this.#entities.values()];
  }

  /** One commit with whatever is to be there. */
  put(entities: readonly { readonly type: string; readonly id: string; readonly fields: Fields }[]): void {
    this.#commit(entities.map((entity): Change => ({ op: 'create', ...entity })), [], { user: 'founder', client: 'server' }, [0, 0], 0);
  }

  since(seq: number): Commit[] {
    return this.log.slice(seq);
  }

  /** Another incarnation: the log ends at `seq`, and all receipts are those of then (here: none are kept). */
  restore(seq: number, epoch: string): void {
    const kept = this.log.slice(0, seq);
    this.epoch = epoch;
    this.log.length = 0;
    this.states.length = 1;
    this.receipts.clear();
    this.#entities = new Map();
    this.#folded = new Map();
    this.#digest = new Digest();
    for (const { changes, by, n, at, rejected } of kept) this.#commit(changes, rejected ?? [], by, n, at);
  }

  /** U1-U7: the commit that was written, or null when nothing was. */
  update(user: string, client: string, receipt: Receipt, mutations: readonly Mutation[], now: number): { commit: Commit | null; outcomes: readonly Outcome[] } {
    const fresh = mutations.filter(({ n }) => n > receipt.last);
    const old = mutations.filter(({ n }) => n <= receipt.last).map(({ n }) => receipt.outcomes.find((outcome) => outcome.n === n) ?? { n, status: 'settled' as const });
    if (fresh.length === 0) return { commit: null, outcomes: old };
    const seq = this.head + 1;
    const changes: Change[] = [];
    const undone: { n: number; seq: number }[] = [];
    const outcomes = fresh.map((mutation) => this.#decide(mutation, { user, client, now }, seq, changes, undone));
    const rejected = outcomes.filter((outcome): outcome is Rejection & { n: number } => outcome.status === 'rejected');
    const numbers = [fresh[0]?.n ?? 0, fresh.at(-1)?.n ?? 0] as const;
    const needed = changes.length + rejected.length > 0;
    receipt.last = numbers[1];
    receipt.outcomes = outcomes;
    const commit = needed ? this.#commit(changes, rejected, { user, client }, numbers, now, undone) : null;
    return { commit, outcomes: [...old, ...outcomes] };
  }

  #decide({ n, base, ops, locks = [] }: Mutation, by: Pick<Context, 'user' | 'client' | 'now'>, seq: number, changes: Change[], undone: { n: number; seq: number }[]): Outcome {
    const before = this.#entities;
    const known = this.#known;
    this.#entities = new Map(before);
    this.#known = new Set(known);
    const made: Change[] = [];
    const context = { ...by, base, earlier: () => [...changes, ...made] };
    const left = ops.reduce<string | null>((code, op) => code ?? this.#apply(op, made, context), null);
    if (left === null) for (const change of rebased(this.#entities, { ...by, base })) this.#change(change, made);
    const nothing = left === null && made.length === 0 && ops.length > 0 && ops.every(({ op }) => op === 'undo') ? 'nothing-to-undo' : left;
    const refusal = nothing ?? this.#fenced(made, locks);
    this.decided.push({ ops, status: refusal ?? 'applied', user: by.user });
    if (refusal !== null) {
      this.#entities = before;
      this.#known = known;
      return { n, status: 'rejected', code: refusal };
    }
    changes.push(...made);
    for (const op of ops) if (op.op === 'undo') undone.push({ n, seq: op.seq });
    return made.length === 0 ? { n, status: 'applied' } : { n, status: 'applied', seq };
  }

  /** L3: why the changes may not be; what the same commit makes needs no lock. */
  #fenced(made: readonly Change[], locks: Mutation['locks'] = []): string | null {
    const guarded = made.filter(({ type, id, rule }) => rule === undefined && this.kind.entity(type)?.lock === true && this.#folded.has(key(type, id)));
    return this.locking ? guarded.reduce<string | null>((code, { type, id }) => code ?? this.locks.refusal(type, id, locks), null) : null;
  }

  #apply(op: Op, made: Change[], context: Context): string | null {
    if (op.op === 'undo') return takeBack(this.#hands(made, context), op, context.user);
    if (op.op === 'resolve') return this.#resolve(op, made, context);
    if (op.op === 'restore') return this.#restore(op, made);
    if (op.type === 'comment') return this.#comment(op, made, context);
    return this.#write(op, made, context);
  }

  #write(op: OnEntity, made: Change[], context: Context): string | null {
    const { type, id } = op;
    const entity = this.#entities.get(key(type, id));
    if (op.op === 'create') {
      if (this.#known.has(key(type, id))) return 'already-exists';
      return this.#change({ op: 'create', type, id, fields: this.#clean(type, { ...this.kind.defaults(type), ...op.fields }) }, made);
    }
    if (entity === undefined) return this.#known.has(key(type, id)) ? 'deleted' : 'not-found';
    if (op.op === 'delete') return this.#delete(entity, made);
    if (op.op === 'splice') return this.#splice(entity, op, made, context);
    if (op.op === 'increment') return this.#increment(entity, op, made);
    if (op.op === 'add') return this.#set(entity, { [op.field]: union(entity.fields[op.field], op.values) }, made);
    if (op.op === 'remove') return this.#set(entity, { [op.field]: without(entity.fields[op.field], op.values) }, made);
    if (op.op === 'update') return this.#update(entity, op.set, made, context);
    return this.#set(entity, { ...op.set, [this.kind.positionOf(type) ?? '']: op.position }, made);
  }

  #set({ type, id, fields }: Entity, wanted: Fields, made: Change[]): null {
    const news = Object.fromEntries(Object.entries(this.#clean(type, wanted)).filter(([name, value]) => !sameValue(fields[name], value)));
    if (Object.keys(news).length === 0) return null;
    const was = Object.fromEntries(Object.keys(news).map((name) => [name, fields[name] ?? null]));
    return this.#change({ op: 'update', type, id, set: news, was }, made);
  }

  /** M1, M2: what somebody else changed meanwhile and a person is to decide becomes a conflict. */
  #update(entity: Entity, wanted: Fields, made: Change[], context: Context): null {
    const open = contested(this.kind, this.log, entity, wanted, context);
    this.#set(entity, Object.fromEntries(Object.entries(wanted).filter(([name]) => !open.includes(name))), made);
    for (const name of open) this.#change(disagreement(this.entities(), `k${this.head + 1}-${made.length}-${context.earlier().length}`, entity, name, wanted[name] ?? null, context), made);
    return null;
  }

  /** K3. */
  #resolve(op: Extract<Op, { op: 'resolve' }>, made: Change[], { base }: Context): string | null {
    const conflict = this.#entities.get(key('conflict', op.id));
    if (conflict === undefined) return this.#known.has(key('conflict', op.id)) ? null : 'not-found';
    if ((conflict.fseq.theirs ?? 0) > base) return 'changed-since';
    const value = chosen(conflict, op);
    const about = this.#entities.get(key(String(conflict.fields.onType), String(conflict.fields.onId)));
    if (value === undefined || about === undefined) return 'invalid-operation';
    this.#set(about, { [String(conflict.fields.field)]: value }, made);
    return this.#delete(conflict, made);
  }

  /** H4. */
  #restore({ type, id, fields }: Extract<Op, { op: 'restore' }>, made: Change[]): string | null {
    const entity = this.#entities.get(key(type, id));
    if (entity === undefined) return this.#known.has(key(type, id)) ? this.#change({ op: 'create', type, id, fields: this.#clean(type, fields) }, made) : 'not-found';
    const others = Object.keys(entity.fields).filter((name) => this.kind.field(type, name)?.server !== true);
    return this.#set(entity, { ...Object.fromEntries(others.map((name) => [name, null])), ...fields }, made);
  }

  /** N2. */
  #comment(op: OnEntity, made: Change[], context: Context): string | null {
    const { type, id } = op;
    const { user, now } = context;
    const entity = this.#entities.get(key(type, id));
    if (op.op === 'create') {
      const { onType, onId, thread } = op.fields;
      const first = thread === undefined ? undefined : this.#entities.get(key(type, String(thread)));
      if (!this.#entities.has(key(String(onType), String(onId)))) return 'missing-reference';
      if (thread !== undefined && (first === undefined || first.fields.onId !== onId || first.fields.thread !== undefined)) return 'invalid-value';
      return this.#write({ ...op, fields: { ...op.fields, author: user, createdAt: now } }, made, context);
    }
    if (entity === undefined) return this.#write(op, made, context);
    const mine = entity.fields.author === user;
    if (op.op === 'delete') {
      if (!mine && this.members.get(user) !== 'owner') return 'forbidden';
      for (const reply of this.entities().filter((each) => each.type === type && each.fields.thread === id)) this.#delete(reply, made);
    }
    if (op.op === 'update' && !mine && Object.hasOwn(op.set, 'text')) return 'forbidden';
    if (op.op === 'update' && Object.hasOwn(op.set, 'resolved') && entity.fields.thread !== undefined) return 'invalid-operation';
    return this.#write(op, made, context);
  }

  #hands(made: Change[], { earlier }: Context): Hands {
    return {
      kind: this.kind,
      log: this.log,
      earlier,
      entity: (type, id) => this.#entities.get(key(type, id)),
      set: (entity, fields) => void this.#set(entity, fields, made),
      edit: ({ type, id }, field, edit) => void this.#change({ op: 'update', type, id, set: {}, was: {}, edits: { [field]: [edit] } }, made),
      revive: (type, id, fields) => void this.#change({ op: 'create', type, id, fields: this.#clean(type, fields) }, made),
      remove: (entity) => void this.#delete(entity, made),
    };
  }

  /** M5. */
  #increment(entity: Entity, { field, by }: Extract<Op, { op: 'increment' }>, made: Change[]): string | null {
    const sum = Number(entity.fields[field] ?? 0) + by;
    const spec = this.kind.field(entity.type, field);
    return spec === undefined || !within(spec, sum) ? 'out-of-bounds' : this.#set(entity, { [field]: sum }, made);
  }

  /** T2, T3. */
  #splice(entity: Entity, op: SpliceOp, made: Change[], { base, client, earlier }: Context): string | null {
    const { type, id } = entity;
    const mine = earlier().flatMap((change) => (change.op === 'update' && change.type === type && change.id === id ? (change.edits?.[op.field] ?? []) : []));
    const place = placed(this.log, client, op, op.base ?? base, mine);
    if (typeof place === 'string') return place;
    const result = apply(textOf(entity.fields[op.field]), place.splices);
    if (!result.ok) throw new Error('a splice was moved out of its text');
    if (result.edits.length === 0) return null;
    const edit: TextEdit = { did: result.edits, ...(place.moved && { made: { base: op.base ?? base, splices: op.splices } }) };
    return this.#change({ op: 'update', type, id, set: {}, was: {}, edits: { [op.field]: [edit] } }, made);
  }

  /** M4. */
  #clean(type: string, fields: Fields): Fields {
    const dangling = ([name, value]: [string, Value]) => {
      const to = this.kind.field(type, name)?.to;
      return to !== undefined && typeof value === 'string' && !this.#entities.has(key(to, value));
    };
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, dangling([name, value]) ? null : value]));
  }

  #delete({ type, id, fields }: Entity, made: Change[]): null {
    for (const reference of this.kind.referencesTo(type)) {
      for (const holder of this.entities()) {
        if (holder.type !== reference.type || holder.fields[reference.field] !== id) continue;
        this.#change({ op: 'update', type: holder.type, id: holder.id, set: { [reference.field]: null }, was: { [reference.field]: id }, rule: 'unassign' }, made);
      }
    }
    return this.#change({ op: 'delete', type, id, was: fields }, made);
  }

  #change(change: Change, made: Change[]): null {
    made.push(change);
    this.#fold(change, 0, { at: 0, by: '', client: '' });
    return null;
  }

  #fold(change: Change, seq: number, stamp: Stamp): void {
    const { type, id } = change;
    const at = key(type, id);
    const before = this.#entities.get(at);
    this.#known.add(at);
    if (change.op === 'delete' || change.op === 'leave' || change.op === 'enter') return void this.#entities.delete(at);
    const set = change.op === 'create' ? change.fields : { ...change.set, ...edited(before, change.edits) };
    const base = change.op === 'create' ? undefined : before;
    const fields = Object.entries({ ...base?.fields, ...set }).filter(([, value]) => value !== null);
    const fseq = { ...base?.fseq, ...Object.fromEntries(Object.keys(set).map((name) => [name, seq])) };
    const writers = new Set(Object.values(fseq));
    const all: Record<string, Stamp> = { ...base?.stamps, [seq]: stamp };
    const stamps = Object.fromEntries(Object.entries(all).filter(([writer]) => writers.has(Number(writer))));
    this.#entities.set(at, { type, id, seq, fields: Object.fromEntries(fields), fseq, stamps });
  }

  /** The entities are the fold of the log: what deciding tried out is folded again, now with its seq. */
  #commit(changes: readonly Change[], rejected: Commit['rejected'], by: Commit['by'], n: Commit['n'], at: number, undone: Commit['undone'] = []): Commit {
    const seq = this.head + 1;
    this.#entities = new Map(this.#folded);
    for (const change of changes) {
      const { type, id } = change;
      const before = this.#entities.get(key(type, id));
      if (before !== undefined) this.#digest.toggle(type, id, before.seq);
      this.#fold(change, seq, { at, by: by.user, client: by.client });
      if (this.#entities.has(key(type, id))) this.#digest.toggle(type, id, seq);
    }
    this.#folded = new Map(this.#entities);
    const commit: Commit = { seq, at, by, n, changes, ...(rejected !== undefined && rejected.length > 0 && { rejected }), ...(undone.length > 0 && { undone }), digest: this.digest };
    this.log.push(commit);
    this.states.push(this.#folded);
    return commit;
  }
}
