import { EntitySheet } from '../../../ui/entity-sheet';
import { useRequired } from '../../../ui/form/checks';
import { DraftField } from '../../../ui/form/draft-field';
import { SelectField } from '../../../ui/kit/field';
import { text } from '../../../ui/reading';
import { BudgetField, NotesField, PersonField, Segments } from '../fields';
import { type Task, taskOf, taskRoles, taskStatuses, triggers } from '../model';
import { usePartyView } from '../view';
import { WaitsField } from './waits-field';

/** Everything about one task. */
export function TaskSheet({ id }: { id: string }) {
  const { t, actions, close, remove } = usePartyView();
  return (
    <EntitySheet type="task" id={id} testId="task-sheet" onClose={close} onRestore={(fields) => actions.restore('task', id, fields)} onRemove={() => remove('task', id)}>
      {(entity) => {
        const task = taskOf(entity);
        return (
          <>
            <Fields task={task} />
            <WaitsField task={task} />
            <StartsWith task={task} />
            <NotesField type="task" id={id} label={t('party.details.notes')} text={text(entity.fields.notes)} />
          </>
        );
      }}
    </EntitySheet>
  );
}

function Fields({ task }: { task: Task }) {
  const { t, canEdit, actions } = usePartyView();
  const required = useRequired();
  const edit = (set: Parameters<typeof actions.editTask>[1]) => actions.editTask(task.id, set);
  return (
    <>
      <DraftField label={t('party.task.name')} value={task.title} maxLength={200} check={required} readOnly={!canEdit} autoComplete="off" onWrite={(title) => edit({ title: title.trim() })} />
      <Segments label={t('party.task.statusLabel')} options={taskStatuses.map((value) => ({ value, label: t(`party.task.status.${value}`) }))} value={task.status} onChange={(status) => actions.setTaskStatus(task.id, status)} />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField label={t('party.task.role')} value={task.role ?? ''} disabled={!canEdit} onChange={(event) => edit({ assigneeRole: event.target.value || null })}>
          <option value="">{t('party.now.anybody')}</option>
          {taskRoles.map((role) => (
            <option key={role} value={role}>
              {t(`party.role.${role}`)}
            </option>
          ))}
        </SelectField>
        <PersonField label={t('party.task.person')} value={task.assignee} onChange={(assignee) => edit({ assignee })} />
      </div>
      <DraftField type="date" label={t('party.task.due')} value={task.due} readOnly={!canEdit} onWrite={(due) => edit({ due: due || null })} />
    </>
  );
}

/** The budget that the task belongs to, and how far that has to be before it can start. */
function StartsWith({ task }: { task: Task }) {
  const { t, canEdit, actions } = usePartyView();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <BudgetField label={t('party.task.budget')} value={task.budgetId} onChange={(budgetId) => actions.editTask(task.id, { budgetId, ...(budgetId === null && { trigger: null }) })} />
      <SelectField
        label={t('party.task.trigger')}
        hint={task.budgetId === null ? t('party.task.triggerNeedsBudget') : undefined}
        value={task.trigger ?? ''}
        disabled={!canEdit || task.budgetId === null}
        onChange={(event) => actions.editTask(task.id, { trigger: event.target.value || null })}
      >
        <option value="">{t('party.task.noTrigger')}</option>
        {triggers.map((trigger) => (
          <option key={trigger} value={trigger}>
            {t(`party.task.triggers.${trigger}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
