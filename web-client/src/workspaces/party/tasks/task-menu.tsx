import { ArrowDown, ArrowUp, Ban, CheckCheck, Circle, EllipsisVertical, History, MessageSquare, Pencil, Play, Trash2 } from 'lucide-react';
import { useAnnounce } from '../../../react';
import { Menu } from '../../../ui/kit/menu';
import type { Direction } from '../../../ui/list/order';
import { usePanel } from '../../../ui/panel/panel';
import { type Task, taskStatuses } from '../model';
import { usePartyView } from '../view';

const icons = { blocked: Ban, todo: Circle, in_progress: Play, done: CheckCheck } as const;

/** All that can be done with a task without opening it. */
export function TaskMenu({ task, place }: { task: Task; place: { readonly first: boolean; readonly last: boolean } }) {
  const { t, actions, open, remove } = usePartyView();
  const panel = usePanel();
  const announce = useAnnounce();
  const step = useStep(task);
  const on = { type: 'task', id: task.id };
  const moves = taskStatuses
    .filter((status) => status !== task.status)
    .map((status) => ({
      label: t('party.task.moveTo', { status: t(`party.task.status.${status}`) }),
      icon: icons[status],
      onSelect: () => {
        if (actions.setTaskStatus(task.id, status) !== null) announce(t('party.task.movedTo', { title: task.title, status: t(`party.task.status.${status}`) }));
      },
    }));
  return (
    <Menu
      label={t('party.row.menu', { name: task.title })}
      icon={EllipsisVertical}
      part="menu"
      items={[
        ...moves,
        { label: t('common.moveUp'), icon: ArrowUp, disabled: place.first, onSelect: () => step('up') },
        { label: t('common.moveDown'), icon: ArrowDown, disabled: place.last, onSelect: () => step('down') },
        { label: t('common.edit'), icon: Pencil, onSelect: () => open('task', task.id) },
        { label: t('together.comments'), icon: MessageSquare, onSelect: () => panel({ tab: 'comments', on }) },
        { label: t('together.history'), icon: History, onSelect: () => panel({ tab: 'history', on }) },
        { label: t('common.delete'), icon: Trash2, danger: true, onSelect: () => remove('task', task.id) },
      ]}
    />
  );
}

/** Moves a task within its column, and says so. */
export function useStep(task: Task): (direction: Direction) => void {
  const { t, actions } = usePartyView();
  const announce = useAnnounce();
  return (direction) => {
    if (actions.stepTask(task.id, direction)) announce(t(direction === 'up' ? 'item.movedUp' : 'item.movedDown', { name: task.title }));
  };
}
