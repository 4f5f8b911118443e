import { EntitySheet } from '../../../ui/entity-sheet';
import { numberOf, useNumberCheck, useRequired } from '../../../ui/form/checks';
import { DraftField } from '../../../ui/form/draft-field';
import { Choice } from '../../../ui/kit/choice';
import { text } from '../../../ui/reading';
import { heldBackBy, triggeredBy } from '../board';
import { NotesField } from '../fields';
import { type Budget, budgetOf, type BudgetStatus, budgetStatuses, type Task } from '../model';
import { useParty, usePartyView } from '../view';

/** One budget: how far it is, and what belongs to it. */
export function BudgetSheet({ id }: { id: string }) {
  const { t, actions, close, remove } = usePartyView();
  return (
    <EntitySheet type="budget" id={id} testId="budget-sheet" onClose={close} onRestore={(fields) => actions.restore('budget', id, fields)} onRemove={() => remove('budget', id)}>
      {(entity) => (
        <>
          <StatusChoice budget={budgetOf(entity)} />
          <Fields budget={budgetOf(entity)} />
          <NotesField type="budget" id={id} label={t('party.details.notes')} text={text(entity.fields.notes)} />
        </>
      )}
    </EntitySheet>
  );
}

/** Every status with what it would do to the tasks of the budget. */
function StatusChoice({ budget }: { budget: Budget }) {
  const { t, format, canEdit, actions } = usePartyView();
  const { party } = useParty();
  const names = (tasks: readonly Task[]) => format.and(tasks.map(({ title }) => title));
  const hintOf = (status: BudgetStatus) => {
    const [starts, waits] = [triggeredBy(budget, status, party), heldBackBy(budget, status, party)];
    if (starts.length > 0) return t('party.budget.starts', { tasks: names(starts) });
    return waits.length > 0 ? t('party.budget.holds', { tasks: names(waits) }) : t(`party.budget.means.${status}`);
  };
  return (
    <Choice
      legend={t('party.budget.statusLabel')}
      options={budgetStatuses.map((value) => ({ value, label: t(`party.budget.status.${value}`), hint: hintOf(value) }))}
      value={budget.status}
      disabled={!canEdit}
      onChange={(status) => actions.setBudgetStatus(budget.id, status)}
    />
  );
}

function Fields({ budget }: { budget: Budget }) {
  const { t, canEdit, actions } = usePartyView();
  const required = useRequired();
  const whole = useNumberCheck({ min: 0, max: 100_000, whole: true, optional: true });
  const money = useNumberCheck({ min: 0, max: 1_000_000_000, optional: true });
  const readOnly = !canEdit;
  const number = (field: 'guests' | 'total') => (typed: string) => actions.editBudget(budget.id, { [field]: typed.trim() === '' ? null : numberOf(typed) });
  return (
    <>
      <DraftField label={t('party.budget.name')} value={budget.title} maxLength={200} check={required} readOnly={readOnly} autoComplete="off" onWrite={(title) => actions.editBudget(budget.id, { title: title.trim() })} />
      <div className="grid grid-cols-2 gap-3">
        <DraftField label={t('party.budget.total')} value={budget.total === null ? '' : String(budget.total)} inputMode="decimal" check={money} readOnly={readOnly} onWrite={number('total')} />
        <DraftField label={t('party.budget.guests')} value={budget.guests === null ? '' : String(budget.guests)} inputMode="numeric" check={whole} readOnly={readOnly} onWrite={number('guests')} />
      </div>
      <DraftField type="date" label={t('party.budget.eventDate')} value={budget.eventDate} readOnly={readOnly} onWrite={(day) => actions.editBudget(budget.id, { eventDate: day || null })} />
    </>
  );
}
