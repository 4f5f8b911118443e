import type { Entities, EntityView } from '../api';
import type { KindModel } from '../kinds/model';
import type { Op } from '../protocol/messages';
import type { Base } from './base';
import { Keys } from './keys';
import { type Draft, Overlay, type Undone } from './overlay';
import { sameValue } from './same';

const NONE: ReadonlySet<string> = new Set();

/** What the person sees: base plus overlay, as immutable maps that share everything that did not change. */
export class Picture {
  readonly #kind: KindModel;
  readonly #undone: Undone | undefined;
  readonly #pending: () => Iterable<readonly Op[]>;
  #entities: Entities = new Map();
  #base: Base;
  #overlay: Overlay;
  #stale = new Keys();
  #replay = true;
  #dirty = true;

  /** `pending` gives the operations of the waiting mutations, in their order. */
  constructor(kind: KindModel, base: Base, pending: () => Iterable<readonly Op[]>, undone?: Undone) {
    this.#kind = kind;
    this.#pending = pending;
    this.#base = base;
    this.#undone = undone;
    this.#overlay = new Overlay(base, kind, undone);
  }

  /** Another state altogether. */
  rebase(base: Base): void {
    for (const [type, ofType] of this.#entities) for (const id of ofType.keys()) this.#stale.add(type, id);
    this.#base = base;
    this.invalidate();
  }

  /** The base or the queue changed in some other way than by {@link append}. */
  invalidate(): void {
    this.#replay = true;
    this.#dirty = true;
  }

  /** One more mutation at the end of the queue. */
  append(ops: readonly Op[]): void {
    if (!this.#replay) this.#overlay.apply(ops);
    this.#dirty = true;
  }

  entities(): Entities {
    if (!this.#dirty) return this.#entities;
    this.#dirty = false;
    if (this.#replay) this.#replayAll();
    const stale = this.#stale.addAll(this.#base.takeTouched()).addAll(this.#overlay.takeFresh());
    this.#stale = new Keys();
    if (!stale.empty) this.#draw(stale);
    return this.#entities;
  }

  #replayAll(): void {
    this.#stale.addAll(this.#overlay.touched);
    this.#overlay = new Overlay(this.#base, this.#kind, this.#undone);
    for (const ops of this.#pending()) this.#overlay.apply(ops);
    this.#replay = false;
  }

  #draw(stale: Keys): void {
    const copied = new Map<string, Map<string, EntityView>>();
    for (const [type, id] of stale) {
      const before = this.#entities.get(type)?.get(id);
      const after = this.#view(type, id);
      if (after === before || (after !== undefined && before !== undefined && same(before, after))) continue;
      const ofType = copied.get(type) ?? new Map(this.#entities.get(type));
      copied.set(type, ofType);
      if (after === undefined) ofType.delete(id);
      else ofType.set(id, after);
    }
    if (copied.size > 0) this.#entities = new Map([...this.#entities, ...copied]);
  }

  #view(type: string, id: string): EntityView | undefined {
    const entity = this.#base.entity(type, id);
    const draft = this.#overlay.draft(type, id);
    if (draft !== undefined) return drafted(type, id, draft, entity);
    return entity && { ...entity, pending: false, pendingFields: NONE };
  }
}

function drafted(type: string, id: string, { fields, pending }: Draft, entity: ReturnType<Base['entity']>): EntityView | undefined {
  if (fields === null) return undefined;
  const { seq, fseq, stamps } = entity ?? { seq: 0, fseq: {}, stamps: {} };
  return { type, id, seq, fields, pending: true, pendingFields: new Set(pending), fseq, stamps };
}

function same(a: EntityView, b: EntityView): boolean {
  return a.seq === b.seq && a.pending === b.pending && sameSet(a.pendingFields, b.pendingFields) && sameFields(a.fields, b.fields);
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}

function sameFields(a: EntityView['fields'], b: EntityView['fields']): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && sameValue(a[name], b[name]));
}
