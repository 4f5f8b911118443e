import { ArrowDown, ArrowUp, EllipsisVertical, FolderInput, Pencil, Trash2 } from 'lucide-react';
import { useAnnounce } from '../../react';
import { Menu } from '../../ui/kit/menu';
import type { Item } from './model';
import type { Direction } from '../../ui/list/order';
import { usePackingView } from './use-packing';

export function ItemMenu({ item, group, first, last }: { item: Item; group: { readonly current: readonly Item[] }; first: boolean; last: boolean }) {
  const announce = useAnnounce();
  const { t, actions, openItem, askMove, removeItems } = usePackingView();
  const step = (direction: Direction) => {
    if (actions.step(group.current, item.id, direction)) announce(t(direction === 'up' ? 'item.movedUp' : 'item.movedDown', { name: item.name }));
  };
  return (
    <Menu
      label={t('item.menu', { name: item.name })}
      icon={EllipsisVertical}
      part="menu"
      items={[
        { label: t('common.edit'), icon: Pencil, onSelect: () => openItem(item.id) },
        { label: t('common.moveUp'), icon: ArrowUp, disabled: first, onSelect: () => step('up') },
        { label: t('common.moveDown'), icon: ArrowDown, disabled: last, onSelect: () => step('down') },
        { label: t('item.moveTo'), icon: FolderInput, onSelect: () => askMove([item.id]) },
        { label: t('common.delete'), icon: Trash2, danger: true, onSelect: () => removeItems([item.id]) },
      ]}
    />
  );
}
