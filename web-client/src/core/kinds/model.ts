import type { Fields, Value } from '../protocol/messages';
import { builtin } from './builtin';
import type { EntitySpec, FieldSpec, Kind, MergeSpec } from './kind';

export interface Reference {
  readonly type: string;
  readonly field: string;
}

/** A kind with what the core asks of it over and over, worked out once; the built-in types are part of every kind. */
export class KindModel {
  readonly kind: Kind;
  readonly #types = new Map<string, EntitySpec>();
  readonly #references = new Map<string, Reference[]>();
  readonly #defaults = new Map<string, Fields>();
  readonly #position = new Map<string, string>();
  /** Some field is a text that several people may type into. */
  texts = false;
  /** Something is changed under a lock only (L). */
  locks = false;

  constructor(kind: Kind) {
    this.kind = kind;
    for (const [type, spec] of Object.entries({ ...builtin, ...kind.entities })) this.#learn(type, spec);
  }

  entity(type: string): EntitySpec | undefined {
    return this.#types.get(type);
  }

  field(type: string, name: string): FieldSpec | undefined {
    const fields = this.entity(type)?.fields;
    return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  }

  merge(type: string, name: string): MergeSpec {
    const field = this.field(type, name);
    return field?.merge ?? (field?.type === 'set' ? 'set' : 'last-write-wins');
  }

  /** Fields of any type that may point to an entity of this type, one by one or in sets. */
  referencesTo(type: string): readonly Reference[] {
    return this.#references.get(type) ?? [];
  }

  defaults(type: string): Fields {
    return this.#defaults.get(type) ?? {};
  }

  /** The field that a `move` writes. */
  positionOf(type: string): string | undefined {
    return this.#position.get(type);
  }

  #learn(type: string, spec: EntitySpec): void {
    const defaults: Record<string, Value> = {};
    if (spec.lock !== undefined && spec.lock !== false) this.locks = true;
    for (const [field, { type: kind, to, merge, default: value }] of Object.entries(spec.fields)) {
      if (value !== undefined && value !== null) defaults[field] = value;
      if (merge === 'text') this.texts = true;
      if (kind === 'position') this.#position.set(type, field);
      if (to !== undefined) this.#references.set(to, [...this.referencesTo(to), { type, field }]);
    }
    this.#types.set(type, spec);
    this.#defaults.set(type, defaults);
  }
}
