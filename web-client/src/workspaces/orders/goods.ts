import { fold } from '../../ui/fold';
import type { Stock } from './model';

/** What is offered at once. */
export const MOST_OFFERED = 8;

/** Goods that somebody may mean: the SKU itself first, then what begins so, then what has all the words. What is not sold any more comes last. */
export function goodsFor(words: string, stock: readonly Stock[]): readonly Stock[] {
  const wanted = fold(words.trim());
  if (wanted === '') return [];
  const parts = wanted.split(/\s+/u);
  return stock
    .map((one) => ({ one, rank: rankOf(one, wanted, parts) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_OFFERED)
    .map(({ one }) => one);
}

function rankOf({ sku, name, discontinued }: Stock, wanted: string, parts: readonly string[]): number {
  const [code, title] = [fold(sku), fold(name)];
  if (code === wanted) return 0;
  const late = discontinued ? 10 : 0;
  if (code.startsWith(wanted) || title.startsWith(wanted)) return 1 + late;
  const all = `${code} ${title}`;
  return parts.every((part) => all.includes(part)) ? 2 + late : Infinity;
}
