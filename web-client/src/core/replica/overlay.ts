import type { KindModel } from '../kinds/model';
import type { Fields, Op, Value } from '../protocol/messages';
import type { Base } from './base';
import { Keys } from './keys';

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
  readonly #drafts = new Map<string, Map<string, Draft>>();
  readonly touched = new Keys();

  constructor(base: Base, kind: KindModel) {
    this.#base = base;
    this.#kind = kind;
  }

  draft(type: string, id: string): Draft | undefined {
    return this.#drafts.get(type)?.get(id);
  }

  apply(ops: readonly Op[]): void {
    for (const op of ops) this.#apply(op);
  }

  #apply(op: Op): void {
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
    }
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
      if (value === null || this.#dangles(type, name, value)) delete fields[name];
      else fields[name] = value;
    }
    draft.fields = fields;
  }

  /** M4: a reference to something that is gone becomes empty. */
  #dangles(type: string, name: string, value: Value): boolean {
    const to = this.#kind.field(type, name)?.to;
    return to !== undefined && typeof value === 'string' && this.#fields(to, value) === null;
  }

  #delete(type: string, id: string): void {
    this.#open(type, id).fields = null;
    for (const reference of this.#kind.referencesTo(type)) {
      for (const holder of this.#idsOf(reference.type)) {
        const fields = this.#fields(reference.type, holder);
        if (fields?.[reference.field] === id) this.#write(reference.type, holder, fields, { [reference.field]: null });
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
    return draft;
  }
}
