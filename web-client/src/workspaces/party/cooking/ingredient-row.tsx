import { CircleAlert, CircleCheck } from 'lucide-react';
import { memo } from 'react';
import type { Ingredient } from '../model';
import { RowSigns } from '../signs';
import { usePartyView } from '../view';

/** So much of something, and whether it is there. */
export const IngredientRow = memo(function IngredientRow({ ingredient, available }: { ingredient: Ingredient; available: boolean }) {
  const { t, format, open } = usePartyView();
  const Icon = available ? CircleCheck : CircleAlert;
  return (
    <li data-row={ingredient.id} data-testid="ingredient" data-available={available} className="border-t border-line first:border-t-0">
      <button type="button" data-part="open" onClick={() => open('ingredient', ingredient.id)} className="flex min-h-11 w-full flex-wrap items-center gap-x-3 px-4 py-1.5 text-left hover:bg-sunken">
        <span className="min-w-0 flex-1">{ingredient.name}</span>
        <span className="text-sm font-medium tabular-nums" data-testid="ingredient-quantity">
          {format.quantity(ingredient.quantity, ingredient.unit)}
        </span>
        <span className={available ? 'flex min-w-20 items-center justify-end gap-1 text-xs font-medium text-ok' : 'flex min-w-20 items-center justify-end gap-1 text-xs font-medium text-warn'}>
          <Icon aria-hidden className="size-3.5 shrink-0" />
          {t(available ? 'party.ingredient.there' : 'party.ingredient.missing')}
        </span>
        <span className="basis-full empty:hidden">
          <RowSigns type="ingredient" id={ingredient.id} pending={ingredient.pending} />
        </span>
      </button>
    </li>
  );
});
