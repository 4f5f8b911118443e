import { within } from '../kinds/holds';
import type { Change, Commit, Entity, Fields, Mutation, Op, Rejection, Role, SpliceOp, Stamp, TextEdit, Value } from '../protocol/messages';
import { KindModel } from '../kinds/model';
import type { Kind } from '../kinds/kind';
import { Digest } from '../replica/digest';
import { sameValue } from '../replica/same';
import { union, without } from '../replica/sets';
import { textOf } from '../replica/text';
import { apply } from '../text';
import { edited, placed } from './model-text';

type Outcome = { readonly n: number; readonly status: 'applied'; readonly seq?: number } | (Rejection & { readonly n: number }) | { readonly n: number; readonly status: 'settled' };

/** What a mutation is decided in. */
interface Context {
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
  readonly decided: { readonly ops: readonly Op[]; readonly status: string }[] = [];
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
    const outcomes = fresh.map((mutation) => this.#decide(mutation, client, seq, changes));
    const rejected = outcomes.filter((outcome): outcome is Rejection & { n: number } => outcome.status === 'rejected');
    const numbers = [fresh[0]?.n ?? 0, fresh.at(-1)?.n ?? 0] as const;
    const needed = changes.length + rejected.length > 0;
    receipt.last = numbers[1];
    receipt.outcomes = outcomes;
    const commit = needed ? this.#commit(changes, rejected, { user, client }, numbers, now) : null;
    return { commit, outcomes: [...old, ...outcomes] };
  }

  #decide({ n, base, ops }: Mutation, client: string, seq: number, changes: Change[]): Outcome {
    const before = this.#entities;
    const known = this.#known;
    this.#entities = new Map(before);
    this.#known = new Set(known);
    const made: Change[] = [];
    const context = { base, client, earlier: () => [...changes, ...made] };
    const refusal = ops.reduce<string | null>((code, op) => code ?? this.#apply(op, made, context), null);
    this.decided.push({ ops, status: refusal ?? 'applied' });
    if (refusal !== null) {
      this.#entities = before;
      this.#known = known;
      return { n, status: 'rejected', code: refusal };
    }
    changes.push(...made);
    return made.length === 0 ? { n, status: 'applied' } : { n, status: 'applied', seq };
  }

  #apply(op: Op, made: Change[], context: Context): string | null {
    if (op.op === 'undo' || op.op === 'resolve' || op.op === 'restore') return 'unsupported-operation';
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
    if (op.op === 'update') return this.#set(entity, op.set, made);
    return this.#set(entity, { ...op.set, [this.kind.positionOf(type) ?? '']: op.position }, made);
  }

  #set({ type, id, fields }: Entity, wanted: Fields, made: Change[]): null {
    const news = Object.fromEntries(Object.entries(this.#clean(type, wanted)).filter(([name, value]) => !sameValue(fields[name], value)));
    if (Object.keys(news).length === 0) return null;
    const was = Object.fromEntries(Object.keys(news).map((name) => [name, fields[name] ?? null]));
    return this.#change({ op: 'update', type, id, set: news, was }, made);
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
  #commit(changes: readonly Change[], rejected: Commit['rejected'], by: Commit['by'], n: Commit['n'], at: number): Commit {
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
    const commit: Commit = { seq, at, by, n, changes, ...(rejected !== undefined && rejected.length > 0 && { rejected }), digest: this.digest };
    this.log.push(commit);
    this.states.push(this.#folded);
    return commit;
  }
}
