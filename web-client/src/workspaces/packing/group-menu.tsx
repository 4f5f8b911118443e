import { ArrowDown, ArrowUp, CheckCheck, EllipsisVertical, Pencil, Undo2 } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { useAnnounce } from '../../react';
import { Menu } from '../../ui/kit/menu';
import type { Group } from './groups';
import { canMove, type Direction } from '../../ui/list/order';
import { usePacking, usePackingView } from './use-packing';

/** What can be done with a whole group. The one without a holder has no name, no place and no end. */
export function GroupMenu({ group, name }: { group: Group; name: string }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { dimension, actions, openHolder } = usePackingView();
  const siblings = usePacking()[dimension];
  const { id } = group;
  const todo = group.items.filter(({ packed, quantity }) => !packed && quantity > 0).map((item) => item.id);
  const done = group.items.filter(({ packed }) => packed).map((item) => item.id);
  const bulk = [
    { label: t('group.packAll'), icon: CheckCheck, disabled: todo.length === 0, onSelect: () => actions.packAll(todo, true) },
    { label: t('group.unpackAll'), icon: Undo2, disabled: done.length === 0, onSelect: () => actions.packAll(done, false) },
  ];
  if (id === null) return <Menu label={t('group.menu', { name })} icon={EllipsisVertical} items={bulk} />;
  const step = (direction: Direction) => {
    if (actions.stepHolder(dimension, id, direction)) announce(t(direction === 'up' ? 'item.movedUp' : 'item.movedDown', { name }));
  };
  return (
    <Menu
      label={t('group.menu', { name })}
      icon={EllipsisVertical}
      items={[
        ...bulk,
        { label: t('group.edit'), icon: Pencil, onSelect: () => openHolder(id) },
        { label: t('common.moveUp'), icon: ArrowUp, disabled: !canMove(siblings, id, 'up'), onSelect: () => step('up') },
        { label: t('common.moveDown'), icon: ArrowDown, disabled: !canMove(siblings, id, 'down'), onSelect: () => step('down') },
      ]}
    />
  );
}
