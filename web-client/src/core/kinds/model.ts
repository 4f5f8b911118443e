import type { Fields, Value } from '../protocol/messages';
import type { EntitySpec, FieldSpec, Kind } from './kind';

export interface Reference {
  readonly type: string;
  readonly field: string;
}

/** A kind with what the core asks of it over and over, worked out once. */
export class KindModel {
  readonly kind: Kind;
  readonly #references = new Map<string, Reference[]>();
  readonly #defaults = new Map<string, Fields>();
  readonly #position = new Map<string, string>();

  constructor(kind: Kind) {
    this.kind = kind;
    for (const [type, spec] of Object.entries(kind.entities)) this.#learn(type, spec);
  }

  entity(type: string): EntitySpec | undefined {
    return Object.hasOwn(this.kind.entities, type) ? this.kind.entities[type] : undefined;
  }

  field(type: string, name: string): FieldSpec | undefined {
    const fields = this.entity(type)?.fields;
    return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  }

  /** Fields of any type that may point to an entity of this type. */
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
    for (const [field, { type: kind, to, default: value }] of Object.entries(spec.fields)) {
      if (value !== undefined && value !== null) defaults[field] = value;
      if (kind === 'position') this.#position.set(type, field);
      if (kind === 'reference' && to !== undefined) this.#references.set(to, [...this.referencesTo(to), { type, field }]);
    }
    this.#defaults.set(type, defaults);
  }
}
