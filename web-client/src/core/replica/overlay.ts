import { within } from '../kinds/holds';
import type { FieldSpec } from '../kinds/kind';
import type { KindModel } from '../kinds/model';
import type { Fields, Op, Value } from '../protocol/messages';
import { typing } from '../text/late-typing';
import type { Base } from './base';
import { Keys } from './keys';
import { plus } from './numbers';
import { elementsOf, setOf, union, without } from './sets';
import { textOf, valueOf } from './text-value';
import type { Undoing } from './undoing';

type Blind = Extract<Op, { op: 'undo' | 'resolve' }>;
type OnEntity = Exclude<Op, Blind>;
/** What an operation that names no entity would do to those whose fields are `now`; nothing where that is not known here. */
export type Undone = (op: Blind, now: (type: string, id: string) => Fields | null) => readonly Undoing[];
type OnField = Extract<Op, { field: string }>;

/** An entity as waiting mutations leave it; `fields` null when they delete it. */
export interface Draft {
  fields: Record<string, Value> | null;
  readonly pending: Set<string>;
}

/**
 * Waiting mutations replayed over the server's state. It only guesses what the server will do: what cannot be applied
 * any more (the entity is gone, it exists already) is passed over, and the server's answer decides.
 */
export class Overlay {
  readonly #base: Base;
  readonly #kind: KindModel;
  readonly #undone: Undone;
  readonly #drafts = new Map<string, Map<string, Draft>>();
  readonly touched = new Keys();
  #fresh = new Keys();

  constructor(base: Base, kind: KindModel, undone: Undone = () => []) {
    this.#base = base;
    this.#kind = kind;
    this.#undone = undone;
  }

  /** What was touched since this was asked last. */
  takeFresh(): Keys {
    const fresh = this.#fresh;
    this.#fresh = new Keys();
    return fresh;
  }

  draft(type: string, id: string): Draft | undefined {
    return this.#drafts.get(type)?.get(id);
  }

  /** What a mutation made by now reads of a field: with all that waits before it. */
  value(type: string, id: string, field: string): Value | undefined {
    return this.#fields(type, id)?.[field];
  }

  apply(ops: readonly Op[]): void {
    for (const op of ops) {
      if (op.op === 'undo' || op.op === 'resolve') this.#blind(op);
      else this.#apply(op);
    }
  }

  #apply(op: OnEntity): void {
    const { type, id } = op;
    const fields = this.#fields(type, id);
    switch (op.op) {
      case 'create':
        if (fields === null) this.#write(type, id, {}, { ...this.#kind.defaults(type), ...op.fields });
        return;
      case 'update':
        if (fields !== null || this.#revives(type, op.set)) this.#write(type, id, fields ?? {}, op.set);
        return;
      case 'move':
        if (fields !== null) this.#write(type, id, fields, { ...op.set, ...this.#place(type, op.position) });
        return;
      case 'delete':
        if (fields !== null) this.#delete(type, id);
        return;
      case 'restore':
        return this.#write(type, id, this.#ofServer(type, fields ?? {}), op.fields);
      case 'increment':
      case 'add':
      case 'remove':
      case 'splice':
        if (fields !== null) this.#change(op, fields);
    }
  }

  #change(op: OnField, fields: Fields): void {
    const { type, id, field } = op;
    const value = changed(op, fields[field], this.#kind.field(type, field));
    if (value !== undefined) this.#write(type, id, fields, { [field]: value });
  }

  #blind(op: Blind): void {
    for (const { type, id, set } of this.#undone(op, (type, id) => this.#fields(type, id))) {
      if (set === null) this.#delete(type, id);
      else this.#write(type, id, this.#fields(type, id) ?? {}, set);
    }
  }

  #ofServer(type: string, fields: Fields): Fields {
    return Object.fromEntries(Object.entries(fields).filter(([name]) => this.#kind.field(type, name)?.server === true));
  }

  /** M3: an update brings back what was deleted. What that held is not known here, so only a set that can stand alone is shown. */
  #revives(type: string, set: Fields): boolean {
    const spec = this.#kind.entity(type);
    if (spec?.deleteConflict !== 'update-revives') return false;
    return Object.entries(spec.fields).every(([name, { required }]) => required !== true || (set[name] ?? null) !== null);
  }

  /** Null where it does not exist. */
  #fields(type: string, id: string): Fields | null {
    const draft = this.draft(type, id);
    return draft === undefined ? (this.#base.entity(type, id)?.fields ?? null) : draft.fields;
  }

  #place(type: string, position: string): Fields {
    const field = this.#kind.positionOf(type);
    return field === undefined ? {} : { [field]: position };
  }

  #write(type: string, id: string, before: Fields, set: Fields): void {
    const draft = this.#open(type, id);
    const fields = { ...before };
    for (const [name, value] of Object.entries(set)) {
      draft.pending.add(name);
      const living = this.#living(type, name, value);
      if (living === null) delete fields[name];
      else fields[name] = living;
    }
    draft.fields = fields;
  }

  /** M4: a reference to something that is gone becomes empty, in sets one by one. */
  #living(type: string, name: string, value: Value): Value {
    const to = this.#kind.field(type, name)?.to;
    if (to === undefined) return value;
    const lives = (id: Value) => typeof id !== 'string' || this.#fields(to, id) !== null;
    if (Array.isArray(value)) return value.every(lives) ? value : setOf(value.filter(lives));
    return lives(value) ? value : null;
  }

  #delete(type: string, id: string): void {
    this.#open(type, id).fields = null;
    for (const reference of this.#kind.referencesTo(type)) {
      for (const holder of this.#idsOf(reference.type)) {
        const fields = this.#fields(reference.type, holder);
        const value = fields?.[reference.field];
        const refers = value === id || elementsOf(value).includes(id);
        if (fields !== null && refers) this.#write(reference.type, holder, fields, { [reference.field]: value === id ? null : without(value, [id]) });
      }
    }
  }

  #idsOf(type: string): Iterable<string> {
    const ids = new Set<string>(this.#drafts.get(type)?.keys());
    for (const { id } of this.#base.entities(type)) ids.add(id);
    return ids;
  }

  #open(type: string, id: string): Draft {
    const ofType = this.#drafts.get(type) ?? new Map<string, Draft>();
    this.#drafts.set(type, ofType);
    const draft = ofType.get(id) ?? { fields: null, pending: new Set<string>() };
    ofType.set(id, draft);
    this.touched.add(type, id);
    this.#fresh.add(type, id);
    return draft;
  }
}

/** The value after an operation on one field; undefined where it cannot be applied any more. */
function changed(op: OnField, value: Value | undefined, spec: FieldSpec | undefined): Value | undefined {
  switch (op.op) {
    case 'increment': {
      const sum = plus(value, op.by);
      return spec === undefined || within(spec, sum) ? sum : undefined;
    }
    case 'add':
      return union(value, op.values);
    case 'remove':
      return without(value, op.values);
    case 'splice': {
      const text = typing().spliced(textOf(value), op.splices);
      return text === null ? undefined : valueOf(text);
    }
  }
}
