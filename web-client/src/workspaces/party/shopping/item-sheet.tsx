import { EntitySheet } from '../../../ui/entity-sheet';
import { numberOf, useNumberCheck, useRequired } from '../../../ui/form/checks';
import { DraftField } from '../../../ui/form/draft-field';
import { Check } from '../../../ui/kit/choice';
import { text } from '../../../ui/reading';
import { unitOf } from '../entry';
import { NotesField } from '../fields';
import { itemOf, type ShoppingItem } from '../model';
import { productOf } from '../needs';
import { unitWord } from '../quantity';
import { useParty, usePartyView } from '../view';

/** Everything about one thing on the list. */
export function ItemSheet({ id }: { id: string }) {
  const { t, actions, close, remove } = usePartyView();
  return (
    <EntitySheet type="shoppingItem" id={id} testId="item-sheet" onClose={close} onRestore={(fields) => actions.restore('shoppingItem', id, fields)} onRemove={() => remove('shoppingItem', id)}>
      {(entity) => (
        <>
          <Fields item={itemOf(entity)} />
          <Purchase item={itemOf(entity)} />
          <Dishes item={itemOf(entity)} />
          <Budgets item={itemOf(entity)} />
          <NotesField type="shoppingItem" id={id} field="purchaseNotes" label={t('party.shop.notes')} text={text(entity.fields.purchaseNotes)} maxLength={2000} />
        </>
      )}
    </EntitySheet>
  );
}

function Fields({ item }: { item: ShoppingItem }) {
  const view = usePartyView();
  const { t, canEdit, actions } = view;
  const { needs } = useParty();
  const required = useRequired();
  const amount = useNumberCheck({ min: 0, max: 1_000_000_000 });
  const need = needs.get(item.id);
  const byDishes = need !== undefined && need.dishes.length > 0;
  const edit = (set: Parameters<typeof actions.editItem>[1]) => actions.editItem(item.id, set);
  return (
    <>
      <DraftField label={t('party.ingredient.name')} value={item.name} maxLength={200} check={required} readOnly={!canEdit} autoComplete="off" onWrite={(name) => edit({ productName: name.trim() })} />
      <div className="grid grid-cols-2 gap-3">
        <DraftField
          label={t('party.shop.required')}
          hint={byDishes ? t('party.shop.byDishes') : undefined}
          value={String(need?.required ?? item.required)}
          inputMode="decimal"
          check={amount}
          readOnly={!canEdit || byDishes}
          onWrite={(typed) => edit({ requiredQuantity: numberOf(typed) })}
        />
        <DraftField label={t('party.ingredient.unit')} value={unitWord(view, item.unit)} maxLength={20} readOnly={!canEdit} autoComplete="off" onWrite={(unit) => edit({ unit: unitOf(unit) || null })} />
      </div>
    </>
  );
}

function Purchase({ item }: { item: ShoppingItem }) {
  const { t, canEdit, actions } = usePartyView();
  const amount = useNumberCheck({ min: 0, max: 1_000_000_000 });
  return (
    <div className="flex flex-col gap-1">
      <Check label={t('party.shop.isBought')} checked={item.bought} disabled={!canEdit} onChange={(bought) => void (bought ? actions.buy([item.id]) : actions.giveBack([item.id]))} />
      {item.bought && (
        <DraftField
          label={t('party.shop.howMuch')}
          value={item.boughtQuantity === null ? '' : String(item.boughtQuantity)}
          inputMode="decimal"
          check={amount}
          readOnly={!canEdit}
          onWrite={(typed) => actions.editItem(item.id, { purchasedQuantity: numberOf(typed) })}
        />
      )}
    </div>
  );
}

/** Which dishes need how much of it. */
function Dishes({ item }: { item: ShoppingItem }) {
  const { t, format } = usePartyView();
  const { party } = useParty();
  const parts = party.ingredients.filter((ingredient) => productOf(ingredient) === productOf(item));
  if (parts.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-sm font-medium">{t('party.shop.forDishes')}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
        {parts.map(({ id, dishId, quantity, unit }) => (
          <div key={id} className="contents">
            <dt>{party.dishes.find((dish) => dish.id === dishId)?.name ?? t('party.shop.noDish')}</dt>
            <dd className="text-right tabular-nums">{format.quantity(quantity, unit)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Budgets({ item }: { item: ShoppingItem }) {
  const { t, canEdit, actions } = usePartyView();
  const { budgets } = useParty().party;
  if (budgets.length === 0) return null;
  return (
    <fieldset disabled={!canEdit}>
      <legend className="text-sm font-medium">{t('party.shop.forBudgets')}</legend>
      {budgets.map(({ id, title }) => (
        <Check key={id} label={title} checked={item.budgetIds.includes(id)} onChange={(on) => (on ? actions.addToBudget(item.id, id) : actions.takeFromBudget(item.id, id))} />
      ))}
    </fieldset>
  );
}
