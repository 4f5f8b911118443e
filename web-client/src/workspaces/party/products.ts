import { productIdOf } from './entry';
import type { Party } from './model';

/** What is cooked or bought already, by name, each once. */
export function productNames({ ingredients, items }: Pick<Party, 'ingredients' | 'items'>): readonly string[] {
  const names = new Map([...items, ...ingredients].map(({ name }) => [productIdOf(name), name]));
  return [...names.values()].sort((a, b) => a.localeCompare(b));
}

/**
 * The product that a name means: the one that something of this name already is, else a new one. So an ingredient that was renamed keeps
 * its product, and whoever types its new name gets the same.
 */
export function productNamed({ ingredients, items }: Pick<Party, 'ingredients' | 'items'>, name: string): string {
  const folded = productIdOf(name);
  return [...items, ...ingredients].find((known) => productIdOf(known.name) === folded)?.productId ?? folded;
}
