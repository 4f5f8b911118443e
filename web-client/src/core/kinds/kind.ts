import type { Value } from '../protocol/messages';

export type FieldType = 'string' | 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'time' | 'choice' | 'reference' | 'user' | 'position' | 'set' | 'any';

/** What the server does when two clients change a field (M2, M5, M6, T, K); the client only previews it. */
export type MergeSpec = 'last-write-wins' | 'any-true' | 'max' | 'min' | 'counter' | 'set' | 'text' | 'manual' | { readonly rank: readonly string[] };

export interface FieldSpec {
  readonly type: FieldType;
  readonly required?: boolean;
  readonly default?: Value;
  /** Of texts code points, of numbers the value, of sets the number of elements. */
  readonly max?: number;
  readonly min?: number;
  /** The values of a choice, in their declared order. */
  readonly values?: readonly string[];
  /** The entity type a reference points to. */
  readonly to?: string;
  /** The type of a set's elements. */
  readonly of?: 'string' | 'choice' | 'reference' | 'user';
  /** The most code points of an element. */
  readonly length?: number;
  readonly merge?: MergeSpec;
  /** Only rules and the server write it. */
  readonly server?: boolean;
  /** Nobody shows it any more; of a choice, values that are still taken. */
  readonly retired?: boolean | readonly string[];
  /** May be changed without the entity's lock. */
  readonly unlocked?: boolean;
  /** Only who made the entity may change it. */
  readonly author?: boolean;
}

export interface EntitySpec {
  readonly singleton?: boolean;
  readonly deleteConflict?: 'delete-wins' | 'update-revives';
  /** Only the server makes such entities. */
  readonly server?: boolean;
  /** A change needs the entity's own lock, or that of the entity which a field refers to. */
  readonly lock?: boolean | { readonly of: string };
  readonly fields: Readonly<Record<string, FieldSpec>>;
}

/** What a room holds: entity types and their typed fields. */
export interface Kind {
  readonly kind: string;
  readonly version: number;
  readonly title: Readonly<Record<string, string>>;
  readonly titleField?: { readonly type: string; readonly field: string };
  readonly entities: Readonly<Record<string, EntitySpec>>;
  /** Roles of the work that members may have beside the one that permits. */
  readonly crew?: readonly string[];
  /** What rules tell people: by language, with the event's data in braces. */
  readonly events?: Readonly<Record<string, { readonly to?: readonly string[]; readonly sentence: Readonly<Record<string, string>> }>>;
  /** How much one room may hold; the server alone counts. */
  readonly quotas?: { readonly members?: number; readonly entities?: number; readonly characters?: number };
}
