import { Search } from 'lucide-react';
import { useParty, usePartyView } from '../view';
import type { Wish } from './groups';

/** A shorter list is seen at a glance. */
const SEARCHED_FROM = 8;

export function FilterBar({ wish, onWish }: { wish: Wish; onWish: (wish: Wish) => void }) {
  const { t } = usePartyView();
  const { party } = useParty();
  const dishes = party.dishes.filter(({ id }) => party.ingredients.some(({ dishId }) => dishId === id));
  return (
    <div role="search" className="flex min-w-0 flex-1 basis-40 flex-wrap gap-2 has-[input]:basis-full sm:has-[input]:basis-64">
      {(party.items.length >= SEARCHED_FROM || wish.words !== '') && (
        <label className="relative min-w-0 flex-1 basis-52">
          <span className="sr-only">{t('party.shop.search')}</span>
          <Search aria-hidden className="pointer-events-none absolute top-3 left-3 size-5 text-ink-soft" />
          <input
            type="search"
            value={wish.words}
            placeholder={t('party.shop.search')}
            onChange={(event) => onWish({ ...wish, words: event.target.value })}
            className="min-h-11 w-full rounded-md border border-line-strong bg-surface pr-3 pl-10 text-base"
          />
        </label>
      )}
      {party.budgets.length + dishes.length > 1 && (
        <select aria-label={t('party.shop.for')} value={wish.of} onChange={(event) => onWish({ ...wish, of: event.target.value })} className="min-h-11 min-w-0 flex-1 basis-40 rounded-md border border-line-strong bg-surface px-3 text-sm">
          <option value="">{t('party.shop.forAll')}</option>
          <Options label={t('party.budget.all')} kind="budget" all={party.budgets.map(({ id, title }) => ({ id, name: title }))} />
          <Options label={t('party.view.cooking')} kind="dish" all={dishes} />
        </select>
      )}
    </div>
  );
}

function Options({ label, kind, all }: { label: string; kind: string; all: readonly { readonly id: string; readonly name: string }[] }) {
  if (all.length === 0) return null;
  return (
    <optgroup label={label}>
      {all.map(({ id, name }) => (
        <option key={id} value={`${kind}/${id}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
