import { useId, useMemo } from 'react';
import { parseEntry } from '../entry';
import { LineEntry } from '../line-entry';
import type { Dish } from '../model';
import { productNamed, productNames } from '../products';
import { useParty, usePartyView } from '../view';

/** "2 kg rice": of a product that is there, or of a new one. */
export function AddIngredient({ dish }: { dish: Dish }) {
  const { t, actions } = usePartyView();
  const { party } = useParty();
  const listId = useId();
  const names = useMemo(() => productNames(party), [party]);
  const add = (line: string) => {
    const entry = parseEntry(line);
    return entry === null ? null : actions.addIngredient(dish, entry, productNamed(party, entry.name)) && entry.name;
  };
  return (
    <div className="border-t border-line p-2">
      <LineEntry label={t('party.ingredient.add', { dish: dish.name })} placeholder={t('party.ingredient.addHint')} options={names} listId={listId} onAdd={add} />
    </div>
  );
}
