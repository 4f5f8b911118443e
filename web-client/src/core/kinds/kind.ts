import type { Value } from '../protocol/messages';

export type FieldType = 'string' | 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'choice' | 'reference' | 'user' | 'position';

export interface FieldSpec {
  readonly type: FieldType;
  readonly required?: boolean;
  readonly default?: Value;
  readonly max?: number;
  readonly min?: number;
  /** The values of a choice, in their declared order. */
  readonly values?: readonly string[];
  /** The entity type a reference points to. */
  readonly to?: string;
}

export interface EntitySpec {
  readonly singleton?: boolean;
  readonly deleteConflict?: 'delete-wins' | 'update-revives';
  readonly fields: Readonly<Record<string, FieldSpec>>;
}

/** What a room holds: entity types and their typed fields. Merge policies are the server's business alone. */
export interface Kind {
  readonly kind: string;
  readonly version: number;
  readonly title: Readonly<Record<string, string>>;
  readonly titleField: { readonly type: string; readonly field: string };
  readonly entities: Readonly<Record<string, EntitySpec>>;
}
