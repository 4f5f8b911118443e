import { UserRound } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { byPosition } from '../../../core';
import { Button } from '../../../ui/kit/button';
import { useRoomFor } from '../../../ui/kit/room-for';
import { useAtRows } from '../../../ui/list/at-rows';
import { RowsWaiting } from '../../../ui/list/rows-waiting';
import { useSteadyGroups } from '../../../ui/list/use-steady-groups';
import { useNow } from '../../../ui/status/now';
import { dayOf } from '../board';
import { LineEntry } from '../line-entry';
import { type Task, type TaskStatus, taskStatuses } from '../model';
import { isFor, type Me, useMe, useParty, usePartyView } from '../view';
import { TaskCard } from './task-card';

/** As wide as `@4xl`: rem. */
const COLUMNS_FROM = [56] as const;

const TASKS = { type: 'task', fields: ['position', 'status', 'assignee', 'assigneeRole'], idOf: ({ id }: Task) => id, compare: byPosition } as const;

/** On a phone what can be done comes first; beside each other the columns stand in the order of the work. */
const narrow = ['in_progress', 'todo', 'blocked', 'done'] as const;

/** The tasks by status: columns on a wide screen, one list on a narrow one. */
export function TasksView() {
  const { t, canEdit, actions } = usePartyView();
  const { party } = useParty();
  const me = useMe();
  const [onlyMine, setOnlyMine] = useState(false);
  const view = useRef<HTMLDivElement>(null);
  const wide = useRoomFor(view, COLUMNS_FROM) > 0;
  const tasks = useMemo(() => (onlyMine ? party.tasks.filter((task) => isFor(me, task)) : party.tasks), [party.tasks, onlyMine, me]);
  const rows = useRef<HTMLDivElement>(null);
  const { groups, waiting, show } = useSteadyGroups({ ...TASKS, groups: useMemo(() => taskStatuses.map((status) => ({ id: status, items: tasks.filter((task) => task.status === status) })), [tasks]), all: party.tasks, wish: onlyMine, at: useAtRows(rows) });
  const some = party.tasks.length > 0;
  return (
    <div ref={view} className="@container flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        {canEdit && (
          <div className="min-w-0 flex-1 basis-72">
            <LineEntry label={t('party.task.add')} placeholder={t('party.task.addHint')} onAdd={(title) => actions.addTask(title) && title} />
          </div>
        )}
        {some && (
          <Button icon={UserRound} aria-pressed={onlyMine} look={onlyMine ? 'primary' : 'secondary'} onClick={() => setOnlyMine(!onlyMine)}>
            {t('party.task.onlyMine')}
          </Button>
        )}
      </div>
      {!some && <p className="py-6 text-center text-sm text-ink-soft">{canEdit ? t('party.task.none') : t('party.task.noneViewer')}</p>}
      {some && (
        <div ref={rows}>
          <RowsWaiting waiting={waiting} onShow={show} />
          <div className="grid grid-cols-1 items-start gap-x-3 gap-y-5 @4xl:grid-cols-4">
            {(wide ? taskStatuses : narrow).map((status) => (
              <Column key={status} status={status} own={groups.find(({ id }) => id === status)?.items ?? []} me={me} />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function Column({ status, own, me }: { status: TaskStatus; own: readonly Task[]; me: Me }) {
  const { t, format } = usePartyView();
  const { party } = useParty();
  const today = dayOf(useNow(60_000));
  const budgets = useMemo(() => new Map(party.budgets.map(({ id, title }) => [id, title])), [party.budgets]);
  return (
    <section aria-label={t(`party.task.status.${status}`)} data-testid="column" data-status={status} className="flex min-w-0 flex-col gap-2 @4xl:rounded-xl @4xl:bg-sunken @4xl:p-2">
      <h2 className="flex items-baseline gap-2 px-1 text-sm font-semibold">
        {t(`party.task.status.${status}`)}
        <span className="font-normal text-ink-soft tabular-nums">{format.number(own.length)}</span>
      </h2>
      {own.length === 0 && <p className="px-1 text-xs text-ink-soft">{t(`party.task.empty.${status}`)}</p>}
      {own.length > 0 && (
        <ul className="flex flex-col gap-2">
          {own.map((task, index) => (
            <TaskCard key={task.id} task={task} party={party} today={today} budget={budgets.get(task.budgetId ?? '') ?? ''} mine={task.status !== 'done' && isFor(me, task)} place={{ first: index === 0, last: index === own.length - 1 }} />
          ))}
        </ul>
      )}
    </section>
  );
}
