import { fold } from '../../../ui/fold';
import type { ShoppingItem } from '../model';
import type { Need } from '../needs';

export type Part = 'short' | 'open' | 'bought';

/** What one line of the list says. `short`: it was bought, and more is needed by now. */
export interface Line {
  readonly item: ShoppingItem;
  readonly required: number;
  readonly dishes: Need['dishes'];
  readonly part: Part;
}

export function linesOf(items: readonly ShoppingItem[], needs: ReadonlyMap<string, Need>): readonly Line[] {
  return items.map((item) => {
    const { required, dishes } = needs.get(item.id) ?? { required: item.required, dishes: [] };
    const short = item.bought && item.boughtQuantity !== null && item.boughtQuantity < required;
    return { item, required, dishes, part: short ? 'short' : item.bought ? 'bought' : 'open' };
  });
}

/** What a person looks for: words, and for which budget (`budget/…`) or dish (`dish/…`). */
export interface Wish {
  readonly words: string;
  readonly of: string;
}

export function fits({ item, dishes }: Line, { words, of }: Wish): boolean {
  const [kind, id = ''] = of.split('/');
  const belongs = of === '' || (kind === 'budget' ? item.budgetIds.includes(id) : dishes.some((dish) => dish.id === id));
  const wanted = fold(words.trim());
  return belongs && (wanted === '' || fold(item.name).includes(wanted) || fold(item.notes).includes(wanted));
}
