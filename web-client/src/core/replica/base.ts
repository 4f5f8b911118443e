import type { Change, Commit, Entity, Stamp, TextEdit, Value } from '../protocol/messages';
import { typing } from '../text/late-typing';
import type { Snapshot } from '../vault/vault';
import { Digest } from './digest';
import { Keys } from './keys';
import { textOf, valueOf } from './text-value';

/** What became of a commit (S2). */
export type Applied = 'applied' | 'known' | 'gap';

/** The server's state at one position of the log: always the fold of exactly the commits up to `seq`. */
export class Base {
  readonly epoch: string;
  /** Of the state that it began with. */
  readonly came: Pick<Snapshot, 'epoch' | 'mark' | 'receipt'>;
  readonly #entities = new Map<string, Map<string, Entity>>();
  readonly #digest = new Digest();
  #seq: number;
  #digestTold: string;
  /** What changed since it was last asked for. */
  #touched = new Keys();

  constructor({ seq, digest, entities, ...came }: Snapshot) {
    this.epoch = came.epoch;
    this.came = came;
    this.#seq = seq;
    this.#digestTold = digest;
    for (const entity of entities) this.#put(entity);
  }

  get seq(): number {
    return this.#seq;
  }

  get digest(): string {
    return this.#digest.toString();
  }

  /** S7: whether the state is what the server says it is. */
  get sound(): boolean {
    return this.digest === this.#digestTold;
  }

  entity(type: string, id: string): Entity | undefined {
    return this.#entities.get(type)?.get(id);
  }

  *entities(type?: string): Iterable<Entity> {
    if (type !== undefined) yield* this.#entities.get(type)?.values() ?? [];
    else for (const ofType of this.#entities.values()) yield* ofType.values();
  }

  snapshot(): Snapshot {
    return { ...this.came, seq: this.#seq, digest: this.#digestTold, entities: [...this.entities()] };
  }

  /** S2: the next commit is applied, an older one ignored, a later one not touched. */
  apply(commit: Commit): Applied {
    if (commit.seq <= this.#seq) return 'known';
    if (commit.seq > this.#seq + 1) return 'gap';
    const stamp: Stamp = { at: commit.at, by: commit.by.user, client: commit.by.client };
    for (const change of commit.changes) this.#change(change, commit.seq, stamp);
    this.#seq = commit.seq;
    this.#digestTold = commit.digest;
    return 'applied';
  }

  /** V2: nothing of what follows up to here is for this client. */
  skip(to: number): void {
    this.#seq = Math.max(this.#seq, to);
  }

  takeTouched(): Keys {
    const touched = this.#touched;
    this.#touched = new Keys();
    return touched;
  }

  #change(change: Change, seq: number, stamp: Stamp): void {
    const { type, id } = change;
    const before = this.entity(type, id);
    switch (change.op) {
      case 'create':
        return this.#put(written({ type, id, seq, fields: {}, fseq: {}, stamps: {} }, change.fields, seq, stamp));
      case 'update':
        // Missing only where this state is wrong; the digest will tell.
        return before === undefined ? undefined : this.#put(written(before, { ...change.set, ...edited(before, change.edits) }, seq, stamp));
      case 'enter':
        return this.#put(change.entity);
      case 'delete':
      case 'leave':
        return this.#remove(type, id);
    }
  }

  #put(entity: Entity): void {
    const { type, id, seq } = entity;
    this.#remove(type, id);
    const ofType = this.#entities.get(type) ?? new Map<string, Entity>();
    this.#entities.set(type, ofType.set(id, entity));
    this.#digest.toggle(type, id, seq);
  }

  #remove(type: string, id: string): void {
    const before = this.entity(type, id);
    if (before !== undefined) this.#digest.toggle(type, id, before.seq);
    this.#entities.get(type)?.delete(id);
    this.#touched.add(type, id);
  }
}

/** T3: the texts that changed in places, as they are afterwards; one that became empty is no value (T1). */
function edited({ fields }: Entity, edits: Readonly<Record<string, readonly TextEdit[]>> = {}): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(edits).map(([name, made]) => {
      const before = textOf(fields[name]);
      const { spliced, splicesOf } = typing();
      const after = spliced(before, splicesOf(made.flatMap(({ did }) => did)));
      return [name, valueOf(after ?? before)];
    }),
  );
}

/** S6: the entity after `seq` wrote these fields; null removes a value. Stamps that no field refers to are let go. */
function written(entity: Entity, set: Readonly<Record<string, Value>>, seq: number, stamp: Stamp): Entity {
  const fields: Record<string, Value> = { ...entity.fields };
  const fseq: Record<string, number> = { ...entity.fseq };
  for (const [name, value] of Object.entries(set)) {
    fseq[name] = seq;
    if (value === null) delete fields[name];
    else fields[name] = value;
  }
  const stamps: Record<string, Stamp> = {};
  for (const writer of Object.values(fseq)) {
    const known = writer === seq ? stamp : entity.stamps[writer];
    if (known !== undefined) stamps[writer] = known;
  }
  return { ...entity, seq, fields, fseq, stamps };
}
