import type { Handle } from '../../api';
import type { Splice } from '../../protocol/messages';

/** The id of an entity of a type. */
export type Id<T extends string = string> = string & { readonly [type]?: T };
declare const type: unique symbol;

/** What the generator says of an entity type. `create` and `update` are what a client may write; `null` empties a field. */
export interface EntityTypes {
  readonly singleton: boolean;
  readonly fields: object;
  readonly create: object;
  readonly update: object;
  readonly position: boolean;
  readonly numbers: string;
  readonly texts: string;
  readonly sets: object;
}

/** A kind as TypeScript sees it: its entity types by name. */
export type KindTypes = { readonly [type: string]: EntityTypes };
/** The form that a generated interface has, which has no index signature of its own. */
export type IsKind<K> = { readonly [T in keyof K]: EntityTypes };

/** A mutation that made an entity, and the id that it got. */
export type Created<T extends string> = Handle & { readonly entity: Id<T> };

type OnMany<T extends string, E extends EntityTypes> = {
  /** Makes one, under an id that nobody used. */
  create(fields: E['create'], id?: Id<T>): Created<T>;
  delete(id: Id<T>): Handle;
  /** Makes it what it was (H4). */
  restore(id: Id<T>, fields: E['create']): Handle;
};
type OnPlaces<T extends string, E extends EntityTypes> = {
  /** A new place among its siblings; positions come from `positionBetween` and its like. */
  move(id: Id<T>, position: string, set?: E['update']): Handle;
};
type OnNumbers<T extends string, E extends EntityTypes> = {
  /** Adds `by`, whatever the others add meanwhile. */
  increment(id: Id<T>, field: E['numbers'], by: number): Handle;
};
type OnSets<T extends string, S> = {
  add<F extends keyof S & string>(id: Id<T>, field: F, ...values: readonly S[F][]): Handle;
  remove<F extends keyof S & string>(id: Id<T>, field: F, ...values: readonly S[F][]): Handle;
};
type OnTexts<T extends string, E extends EntityTypes> = {
  /** Edits a text in places, counted in code points (T1). */
  splice(id: Id<T>, field: E['texts'], ...splices: readonly Splice[]): Handle;
};
type If<Is extends boolean, Then> = Is extends true ? Then : unknown;

/** What can be done to entities of one type. */
export type EntityMutators<T extends string, E extends EntityTypes> = { update(id: Id<T>, set: E['update']): Handle } & (E['singleton'] extends true ? unknown : OnMany<T, E>) &
  If<E['position'], OnPlaces<T, E>> &
  ([E['numbers']] extends [never] ? unknown : OnNumbers<T, E>) &
  ([keyof E['sets']] extends [never] ? unknown : OnSets<T, E['sets']>) &
  ([E['texts']] extends [never] ? unknown : OnTexts<T, E>);

export type Mutators<K extends IsKind<K>> = { readonly [T in keyof K & string]: EntityMutators<T, K[T]> };
/** The fields of an entity type; those that are not required may be absent. */
export type FieldsOf<K extends IsKind<K>, T extends keyof K & string> = K[T]['fields'];
