/** What unknown JSON has to look like. `read` answers a copy of what is declared and skips the rest (F3). */
export interface Shape<T> {
  /** @throws Mismatch */
  readonly read: (json: unknown) => T;
}

/** A member that may be absent. Where it is there, it has its shape. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}

/** The type that a shape reads. */
export type Infer<S> = S extends Shape<infer T> ? T : never;

type Members = Readonly<Record<string, Shape<unknown> | Optional<unknown>>>;
type Flat<T> = { [K in keyof T]: T[K] };
type Read<M extends Members> = Flat<
  { [K in keyof M as M[K] extends Shape<unknown> ? K : never]: M[K] extends Shape<infer T> ? T : never } & {
    [K in keyof M as M[K] extends Optional<unknown> ? K : never]?: M[K] extends Optional<infer T> ? T : never;
  }
>;

export interface Literal<T> extends Shape<T> {
  readonly value: T;
}

export interface ObjectShape<M extends Members> extends Shape<Read<M>> {
  readonly members: M;
}

/** JSON that is not of the shape: `at` says where, as names and places from the outside in. */
export class Mismatch extends Error {
  readonly at: readonly (string | number)[];

  constructor(expected: string, at: readonly (string | number)[] = []) {
    super(expected);
    this.at = at;
  }
}

/** Reads without throwing. */
export function reads<T>(shape: Shape<T>, json: unknown): { readonly value: T } | { readonly mismatch: Mismatch } {
  try {
    return { value: shape.read(json) };
  } catch (mismatch) {
    if (mismatch instanceof Mismatch) return { mismatch };
    throw mismatch;
  }
}

const shape = <T>(expected: string, is: (json: unknown) => boolean): Shape<T> => ({
  read: (json) => {
    if (!is(json)) throw new Mismatch(expected);
    return json as T;
  },
});

export const anything = <T = unknown>(): Shape<T> => shape('something', (json) => json !== undefined);
export const string = (of?: RegExp): Shape<string> => shape('a string', (json) => typeof json === 'string' && of?.test(json) !== false);
export const boolean = (): Shape<boolean> => shape('a boolean', (json) => typeof json === 'boolean');
export const number = (): Shape<number> => shape('a number', Number.isFinite);
export const int = (min = -Infinity): Shape<number> => shape('a whole number', (json) => Number.isSafeInteger(json) && (json as number) >= min);
export const oneOf = <const T extends string>(values: readonly T[]): Shape<T> => shape(values.join(' or '), (json) => values.includes(json as T));
export const literal = <const T extends string>(value: T): Literal<T> => ({ ...shape<T>(value, (json) => json === value), value });
export const optional = <T>(inside: Shape<T>): Optional<T> => ({ optional: inside });
export const nullable = <T>(inside: Shape<T>): Shape<T | null> => ({ read: (json) => (json === null ? null : inside.read(json)) });

export function object<const M extends Members>(members: M): ObjectShape<M> {
  const all = Object.entries(members).map(([name, member]) => ('optional' in member ? { name, inside: member.optional, must: false } : { name, inside: member, must: true }));
  return {
    members,
    read: (json) => {
      const from = anObject(json);
      const result: Record<string, unknown> = {};
      for (const { name, inside, must } of all) if (must || Object.hasOwn(from, name)) result[name] = at(name, inside, Object.hasOwn(from, name) ? from[name] : undefined);
      return result as Read<M>;
    },
  };
}

/** Any names, each with a value of the shape. */
export const record = <T>(inside: Shape<T>): Shape<Record<string, T>> => ({
  // Made of entries, so that a member named `__proto__` is one like any other.
  read: (json) => Object.fromEntries(Object.entries(anObject(json)).map(([name, value]) => [name, at(name, inside, value)])),
});

export const array = <T>(inside: Shape<T>): Shape<T[]> => ({ read: (json) => aList(json).map((element, i) => at(i, inside, element)) });

/** A list of exactly these. */
export const tuple = <const T extends readonly unknown[]>(...inside: { readonly [I in keyof T]: Shape<T[I]> }): Shape<T> => ({
  read: (json) => {
    const elements = aList(json);
    if (elements.length !== inside.length) throw new Mismatch(`${inside.length} elements`);
    return inside.map((each, i) => at(i, each, elements[i])) as unknown as T;
  },
});

/** The first that fits. */
export const union = <const S extends readonly Shape<unknown>[]>(...shapes: S): Shape<Infer<S[number]>> => ({
  read: (json) => {
    let last: Mismatch | undefined;
    for (const each of shapes) {
      const result = reads(each, json);
      if ('value' in result) return result.value as Infer<S[number]>;
      last = result.mismatch;
    }
    throw last as Mismatch;
  },
});

/** Objects that are told apart by one member; `tags` are its values. */
export function tagged<const S extends readonly (Shape<unknown> & { readonly members: object })[]>(by: string, ...shapes: S): Shape<Infer<S[number]>> & { readonly tags: ReadonlySet<string> } {
  const byTag = new Map(shapes.map((each) => [(each.members as Readonly<Record<string, Literal<string>>>)[by]?.value, each]));
  return {
    tags: new Set([...byTag.keys()].filter((tag) => tag !== undefined)),
    read: (json) => {
      const found = byTag.get(String(anObject(json)[by]));
      if (found === undefined) throw new Mismatch([...byTag.keys()].join(' or '), [by]);
      return found.read(json) as Infer<S[number]>;
    },
  };
}

export const mapped = <I extends Shape<unknown>, T>(inside: I, fn: (value: Infer<I>) => T): Omit<I, 'read'> & Shape<T> => ({ ...inside, read: (json) => fn(inside.read(json) as Infer<I>) });

function anObject(json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Mismatch('an object');
  return json as Record<string, unknown>;
}

function aList(json: unknown): readonly unknown[] {
  if (!Array.isArray(json)) throw new Mismatch('a list');
  return json;
}

function at<T>(place: string | number, inside: Shape<T>, json: unknown): T {
  try {
    return inside.read(json);
  } catch (mismatch) {
    throw mismatch instanceof Mismatch ? new Mismatch(mismatch.message, [place, ...mismatch.at]) : mismatch;
  }
}
