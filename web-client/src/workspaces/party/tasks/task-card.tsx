import { clsx } from 'clsx';
import { CalendarClock, CalendarDays, CheckCheck, Hourglass, type LucideIcon, Play, StickyNote, UserRound, Wallet } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import { useAnnounce } from '../../../react';
import { Button } from '../../../ui/kit/button';
import { Chip } from '../../../ui/kit/chip';
import { useShownName } from '../../../ui/presence/shown-name';
import { langOf } from '../../../ui/words/lang';
import { isOverdue, waitsFor, isWaiting } from '../board';
import { type Party, type Task, type TaskStatus, taskStatuses } from '../model';
import { RowSigns } from '../signs';
import { usePartyView } from '../view';
import { TaskMenu, useStep } from './task-menu';
import { useWaitingWords } from './waiting-words';

interface TaskCardProps {
  task: Task;
  party: Party;
  today: string;
  /** The title of its budget. */
  budget: string;
  mine: boolean;
  place: { readonly first: boolean; readonly last: boolean };
}

/** One task: what it is, for whom, by when, and what holds it up. Alt with the arrows moves it, as the menu does. */
export const TaskCard = memo(function TaskCard({ task, party, today, budget, mine, place }: TaskCardProps) {
  const { t, canEdit, open } = usePartyView();
  const waiting = useWaitingWords()(waitsFor(task, party));
  const onKeyDown = useMoveKeys(task);
  return (
    <li data-row={task.id} data-testid="task" data-status={task.status} className={clsx('flex flex-col gap-1.5 rounded-lg border bg-surface px-3 pb-2 shadow-lift', mine ? 'border-accent' : 'border-line')}>
      <div className="-mr-2 flex items-start">
        <button
          type="button"
          data-part="open"
          aria-keyshortcuts={canEdit ? 'Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown' : undefined}
          onClick={() => open('task', task.id)}
          onKeyDown={canEdit ? onKeyDown : undefined}
          className={clsx('min-h-11 min-w-0 flex-1 py-2 text-left font-medium', task.status === 'done' && 'text-ink-soft line-through decoration-line-strong')}
        >
          <span lang={langOf(task.title)}>{task.title}</span>
          {task.hasNotes && (
            <span title={t('party.row.hasNotes')} className="ml-1.5 inline-block align-[-0.1em] text-ink-soft">
              <StickyNote aria-hidden className="size-4" />
              <span className="sr-only">{t('party.row.hasNotes')}</span>
            </span>
          )}
        </button>
        {canEdit && <TaskMenu task={task} place={place} />}
      </div>
      {waiting !== '' && (
        <p data-testid="waits-for" className="flex items-start gap-1.5 text-sm text-warn">
          <Hourglass aria-hidden className="mt-1 size-3.5 shrink-0" />
          <span className="min-w-0">{waiting}</span>
        </p>
      )}
      <Facts task={task} today={today} budget={budget} mine={mine} />
      <RowSigns type="task" id={task.id} pending={task.pending} />
      {canEdit && <NextStep task={task} free={!isWaiting(waitsFor(task, party))} />}
    </li>
  );
}, same);

/** Of the party only what a task waits for is shown. */
function same(a: TaskCardProps, b: TaskCardProps): boolean {
  return a.task === b.task && a.today === b.today && a.budget === b.budget && a.mine === b.mine && a.place.first === b.place.first && a.place.last === b.place.last && a.party.tasks === b.party.tasks && a.party.budgets === b.party.budgets;
}

function Facts({ task, today, budget, mine }: Pick<TaskCardProps, 'task' | 'today' | 'budget' | 'mine'>) {
  const { t, format } = usePartyView();
  const nameOf = useShownName();
  const late = isOverdue(task, today);
  const role = task.role === null ? '' : t(`party.role.${task.role}`);
  const whom = task.assignee === null ? role : nameOf(task.assignee);
  return (
    <p className="flex flex-wrap gap-1.5 empty:hidden">
      {whom !== '' && (
        <Chip icon={UserRound} tone={mine ? 'accent' : 'plain'}>
          {mine ? `${whom} · ${t('party.forYou')}` : whom}
        </Chip>
      )}
      {task.due !== '' && (
        <Chip icon={late ? CalendarClock : CalendarDays} tone={late ? 'bad' : 'plain'} testId={late ? 'overdue' : 'due'}>
          {t(late ? 'party.task.overdue' : 'party.task.dueOn', { day: format.days(task.due, task.due) })}
        </Chip>
      )}
      {budget !== '' && <Chip icon={Wallet}>{budget}</Chip>}
    </p>
  );
}

const steps: Readonly<Partial<Record<TaskStatus, { readonly to: TaskStatus; readonly icon: LucideIcon; readonly text: 'start' | 'finish' }>>> = {
  blocked: { to: 'todo', icon: Play, text: 'start' },
  todo: { to: 'in_progress', icon: Play, text: 'start' },
  in_progress: { to: 'done', icon: CheckCheck, text: 'finish' },
};

/** What most often comes next. What has to wait has none: by hand it still can, in the menu. */
function NextStep({ task, free }: { task: Task; free: boolean }) {
  const { t, actions } = usePartyView();
  const step = steps[task.status];
  if (step === undefined || !free) return null;
  const to = step.to === 'todo' ? 'in_progress' : step.to;
  return (
    <Button icon={step.icon} data-part="next" aria-label={`${t(`party.task.${step.text}`)}: ${task.title}`} onClick={() => actions.setTaskStatus(task.id, to)} className="mt-1 self-start">
      {t(`party.task.${step.text}`)}
    </Button>
  );
}

function useMoveKeys(task: Task) {
  const { t, actions } = usePartyView();
  const announce = useAnnounce();
  const step = useStep(task);
  return (event: KeyboardEvent) => {
    if (!event.altKey) return;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      step(event.key === 'ArrowUp' ? 'up' : 'down');
    }
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const status = taskStatuses[taskStatuses.indexOf(task.status) + (event.key === 'ArrowRight' ? 1 : -1)];
    if (status !== undefined && actions.setTaskStatus(task.id, status) !== null) announce(t('party.task.movedTo', { title: task.title, status: t(`party.task.status.${status}`) }));
  };
}
