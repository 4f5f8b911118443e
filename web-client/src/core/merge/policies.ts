import type { MergeSpec } from '../kinds/kind';
import type { Value } from '../protocol/messages';
import { elementsOf, setOf } from '../replica/sets';

export interface Merged {
  readonly value: Value;
  readonly kept: 'mine' | 'theirs' | 'both';
}

const mine = (value: Value): Merged => ({ value, kept: 'mine' });
const theirs = (value: Value): Merged => ({ value, kept: 'theirs' });

/**
 * What the server makes of two values of one field (M2, M5, M6), for a preview: the server alone decides. Null is no
 * value. Texts are merged by what was typed, which two values do not say: for those it is null.
 */
export function merge(policy: MergeSpec, my: Value, their: Value): Merged | null {
  if (typeof policy === 'object') return rank(policy.rank, my, their);
  switch (policy) {
    case 'last-write-wins':
      return mine(my);
    case 'any-true':
      return their === true ? theirs(their) : mine(my);
    case 'max':
      return beyond(my, their, (a, b) => a > b);
    case 'min':
      return beyond(my, their, (a, b) => a < b);
    case 'set':
      return { value: setOf([...elementsOf(my), ...elementsOf(their)]), kept: 'both' };
    case 'counter':
    case 'manual':
      return theirs(their);
    case 'text':
      return null;
  }
}

function beyond(my: Value, their: Value, above: (a: number, b: number) => boolean): Merged {
  if (typeof their !== 'number') return mine(my);
  return typeof my !== 'number' || above(their, my) ? theirs(their) : mine(my);
}

function rank(order: readonly string[], my: Value, their: Value): Merged {
  const place = (value: Value) => {
    const at = typeof value === 'string' ? order.indexOf(value) : -1;
    return at < 0 ? order.length : at;
  };
  return place(their) < place(my) ? theirs(their) : mine(my);
}

/** K3: what `both` makes of two values, theirs first; undefined where the field cannot hold both. */
export function both(type: string, my: Value, their: Value): Value | undefined {
  if (type === 'set') return setOf([...elementsOf(their), ...elementsOf(my)]);
  if (type !== 'string' && type !== 'text') return undefined;
  if (typeof my !== 'string' || typeof their !== 'string') return their ?? my;
  return their + (type === 'text' ? '\n' : ' ') + my;
}
