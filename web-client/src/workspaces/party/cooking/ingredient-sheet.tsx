import { EntitySheet } from '../../../ui/entity-sheet';
import { numberOf, useNumberCheck, useRequired } from '../../../ui/form/checks';
import { DraftField } from '../../../ui/form/draft-field';
import { Check } from '../../../ui/kit/choice';
import { useToast } from '../../../ui/kit/toast';
import { unitOf } from '../entry';
import { type Ingredient, ingredientOf } from '../model';
import { productOf } from '../needs';
import { unitWord } from '../quantity';
import { useParty, usePartyView } from '../view';

/** One ingredient: how much of it, and whether it is there. */
export function IngredientSheet({ id }: { id: string }) {
  const { actions, close, remove } = usePartyView();
  return (
    <EntitySheet type="ingredient" id={id} testId="ingredient-sheet" onClose={close} onRestore={(fields) => actions.restore('ingredient', id, fields)} onRemove={() => remove('ingredient', id)}>
      {(entity) => <Fields ingredient={ingredientOf(entity)} />}
    </EntitySheet>
  );
}

function Fields({ ingredient }: { ingredient: Ingredient }) {
  const view = usePartyView();
  const { t, canEdit, actions } = view;
  const { party, available } = useParty();
  const required = useRequired();
  const amount = useNumberCheck({ min: 0, max: 1_000_000 });
  const writeQuantity = useWriteQuantity(ingredient);
  const readOnly = !canEdit;
  const bought = party.items.some((item) => item.bought && productOf(item) === productOf(ingredient));
  return (
    <>
      <DraftField label={t('party.ingredient.name')} value={ingredient.name} maxLength={200} check={required} readOnly={readOnly} autoComplete="off" onWrite={(name) => actions.editIngredient(ingredient.id, { name: name.trim() })} />
      <div className="grid grid-cols-2 gap-3">
        <DraftField label={t('party.ingredient.quantity')} value={String(ingredient.quantity)} inputMode="decimal" check={amount} readOnly={readOnly} onWrite={(typed) => writeQuantity(numberOf(typed))} />
        <DraftField label={t('party.ingredient.unit')} value={unitWord(view, ingredient.unit)} maxLength={20} readOnly={readOnly} autoComplete="off" onWrite={(unit) => actions.editIngredient(ingredient.id, { unit: unitOf(unit) || null })} />
      </div>
      {canEdit && <p className="text-xs text-ink-soft">{t('party.ingredient.higher')}</p>}
      <Check label={t('party.ingredient.available')} checked={available.has(ingredient.id)} disabled={readOnly || bought} onChange={(available) => actions.editIngredient(ingredient.id, { available })} />
      <p className="-mt-3 text-xs text-ink-soft">{t(bought ? 'party.ingredient.isBought' : 'party.ingredient.atHome')}</p>
    </>
  );
}

/** Of two quantities that were written without knowing of each other the higher one stays: whoever wrote the other one is told. */
function useWriteQuantity({ id, name, unit }: Ingredient): (quantity: number) => void {
  const { t, format, actions } = usePartyView();
  const toast = useToast();
  return (quantity) => {
    const handle = actions.editIngredient(id, { quantity });
    void handle?.server.then((outcome) => {
      const lost = outcome.status === 'applied' && outcome.merged?.some((it) => it.id === id && it.field === 'quantity' && it.kept === 'theirs');
      if (lost) toast({ text: t('party.ingredient.keptHigher', { name, quantity: format.quantity(quantity, unit) }) });
    });
  };
}
