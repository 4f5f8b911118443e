import { grouped } from './grouped';
import type { Dish, Ingredient, Party } from './model';

/**
 * A product is a `productId` in one way of measuring, as the server's rules have it: grams and kilograms are one, millilitres and litres
 * are one, every other unit is only itself. What waits on this device is counted here by the same sum, until the server has done it.
 */
type Measured = Pick<Ingredient, 'productId' | 'unit'>;

const MEASURES: Readonly<Record<string, string>> = { g: 'mass', kg: 'mass', ml: 'volume', l: 'volume' };
const THOUSANDS = new Set(['kg', 'l']);

export function productOf({ productId, unit }: Measured): string {
  const plain = plainUnit(unit);
  return `${productId}/${MEASURES[plain] ?? plain}`;
}

/** A quantity of one unit in another of the same measure. */
export function converted(quantity: number, from: string, to: string): number {
  return exact((quantity * factor(from)) / factor(to));
}

/** What the dishes need of something on the list, and which they are. */
export interface Need {
  readonly required: number;
  readonly dishes: readonly Dish[];
}

/** By shopping item. What no dish needs is required as somebody wrote it. */
export function needsOf({ ingredients, dishes, items }: Party): ReadonlyMap<string, Need> {
  const byProduct = grouped(ingredients, productOf);
  const byId = new Map(dishes.map((dish) => [dish.id, dish]));
  return new Map(
    items.map((item) => {
      const parts = byProduct.get(productOf(item)) ?? [];
      const needing = [...new Set(parts.map(({ dishId }) => byId.get(dishId ?? '')))].filter((dish) => dish !== undefined);
      return [item.id, { required: parts.length === 0 ? item.required : sum(parts, item.unit), dishes: needing }];
    }),
  );
}

/** Whether each ingredient is there. A purchase that waits on this device counts already; the server writes it for everybody. */
export function availableOf({ ingredients, items }: Party): ReadonlySet<string> {
  const byProduct = grouped(items, productOf);
  return new Set(
    ingredients
      .filter((ingredient) => {
        const bought = byProduct.get(productOf(ingredient)) ?? [];
        return bought.some(({ purchasePending }) => purchasePending) ? bought.some((item) => item.bought) : ingredient.available;
      })
      .map(({ id }) => id),
  );
}

/** What has to be bought in all, in the unit of the list. */
export function sum(parts: readonly Ingredient[], unit: string): number {
  return exact(parts.reduce((total, { quantity, unit: own }) => total + converted(quantity, own, unit), 0));
}

function factor(unit: string): number {
  return THOUSANDS.has(plainUnit(unit)) ? 1000 : 1;
}

function plainUnit(unit: string): string {
  return unit.trim().toLowerCase();
}

/** The server counts in decimals; nobody cooks with a millionth of a gram. */
function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
