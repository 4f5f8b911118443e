import { EntitySheet } from '../../../ui/entity-sheet';
import { numberOf, useNumberCheck, useRequired } from '../../../ui/form/checks';
import { DraftField } from '../../../ui/form/draft-field';
import { text } from '../../../ui/reading';
import { BudgetField, NotesField, PersonField, Segments } from '../fields';
import { type Dish, dishOf, dishStatuses } from '../model';
import { usePartyView } from '../view';
import { localTime, momentOf } from './timeline';

/** Everything about one dish but its ingredients, which stand in the schedule. */
export function DishSheet({ id }: { id: string }) {
  const { t, actions, close, remove } = usePartyView();
  return (
    <EntitySheet type="schedule" id={id} testId="dish-sheet" onClose={close} onRestore={(fields) => actions.restore('schedule', id, fields)} onRemove={() => remove('schedule', id)}>
      {(entity) => (
        <>
          <Fields dish={dishOf(entity)} />
          <NotesField type="schedule" id={id} label={t('party.details.notes')} text={text(entity.fields.notes)} />
        </>
      )}
    </EntitySheet>
  );
}

function Fields({ dish }: { dish: Dish }) {
  const { t, canEdit, actions } = usePartyView();
  const required = useRequired();
  const servings = useNumberCheck({ min: 1, max: 100_000, whole: true, optional: true });
  const edit = (set: Parameters<typeof actions.editDish>[1]) => actions.editDish(dish.id, set);
  const readOnly = !canEdit;
  return (
    <>
      <DraftField label={t('party.dish.name')} value={dish.name} maxLength={200} check={required} readOnly={readOnly} autoComplete="off" onWrite={(name) => edit({ dish: name.trim() })} />
      <Segments label={t('party.task.statusLabel')} options={dishStatuses.map((value) => ({ value, label: t(`party.dish.status.${value}`) }))} value={dish.status} onChange={(status) => actions.setDishStatus(dish.id, status)} />
      <DraftField type="datetime-local" label={t('party.dish.startsAt')} value={localTime(dish.startsAt)} readOnly={readOnly} onWrite={(local) => edit({ startsAt: momentOf(local) })} />
      <DraftField
        label={t('party.dish.servingsLabel')}
        hint={t('party.dish.servingsHint')}
        value={dish.servings === null ? '' : String(dish.servings)}
        inputMode="numeric"
        check={servings}
        readOnly={readOnly}
        onWrite={(typed) => edit({ servings: typed.trim() === '' ? null : numberOf(typed) })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <PersonField label={t('party.dish.cook')} value={dish.cook} onChange={(cook) => edit({ cook })} />
        <BudgetField label={t('party.task.budget')} value={dish.budgetId} onChange={(budgetId) => edit({ budgetId })} />
      </div>
    </>
  );
}
