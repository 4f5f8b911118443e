import { clsx } from 'clsx';
import { CircleAlert, Clock, Star, StickyNote } from 'lucide-react';
import { memo } from 'react';
import { Sign } from '../../ui/kit/sign';
import { EditorsSign } from '../../ui/presence/editors-sign';
import { langOf } from '../../ui/words/lang';
import { ItemMenu } from './item-menu';
import type { Item } from './model';
import { usePackingView } from './use-packing';

interface ItemRowProps {
  item: Item;
  /** The items around it as they are when asked, for moving up and down. */
  group: { readonly current: readonly Item[] };
  /** Nothing is above it, or below. */
  first: boolean;
  last: boolean;
  /** Its other places, in words. */
  where: string;
  editors: readonly string[] | undefined;
  refused: boolean;
  /** Undefined while nothing is being selected. */
  selected: boolean | undefined;
}

/** One item: tick it, open it, or do something else with it. */
export const ItemRow = memo(function ItemRow({ item, group, first, last, where, editors, refused, selected }: ItemRowProps) {
  const { canEdit } = usePackingView();
  return (
    <div
      data-testid="item"
      data-packed={item.packed}
      data-pending={item.pending}
      className={clsx('row-lazy flex items-center pr-1', selected && 'bg-accent-soft')}
    >
      {selected === undefined ? <Tick item={item} disabled={!canEdit} /> : <SelectBox item={item} selected={selected} />}
      <ItemButton item={item} where={where} editors={editors} refused={refused} />
      {canEdit && selected === undefined && <ItemMenu item={item} group={group} first={first} last={last} />}
    </div>
  );
}, sameRow);

function sameRow(a: ItemRowProps, b: ItemRowProps): boolean {
  return (
    a.item === b.item &&
    a.where === b.where &&
    a.refused === b.refused &&
    a.selected === b.selected &&
    a.editors?.join() === b.editors?.join() &&
    a.first === b.first &&
    a.last === b.last
  );
}

function Tick({ item, disabled }: { item: Item; disabled: boolean }) {
  const { t, actions } = usePackingView();
  return (
    <label className="grid h-13 w-13 shrink-0 cursor-pointer place-items-center">
      <span className="sr-only">{t('item.packedLabel', { name: item.name })}</span>
      <input type="checkbox" data-part="tick" checked={item.packed} disabled={disabled} onChange={(event) => actions.pack(item.id, event.target.checked)} className="check size-6.5" />
    </label>
  );
}

function SelectBox({ item, selected }: { item: Item; selected: boolean }) {
  const { t, toggleSelected } = usePackingView();
  return (
    <label className="grid h-13 w-13 shrink-0 cursor-pointer place-items-center">
      <span className="sr-only">{t('select.item', { name: item.name })}</span>
      <input type="checkbox" data-part="tick" checked={selected} onChange={(event) => toggleSelected([item.id], event.target.checked)} className="check size-5.5" />
    </label>
  );
}

function ItemButton({ item, where, editors, refused }: Pick<ItemRowProps, 'item' | 'where' | 'editors' | 'refused'>) {
  const { t, format, openItem } = usePackingView();
  const weight = item.weight === null ? '' : format.weight(item.weight * item.quantity);
  const facts = item.quantity === 0 ? t('item.notTaken') : [weight, where].filter((fact) => fact !== '').join(' · ');
  return (
    <button type="button" data-part="open" onClick={() => openItem(item.id)} className="flex min-h-13 min-w-0 flex-1 flex-col justify-center rounded-md py-1.5 pr-1 text-left">
      <span className="flex max-w-full items-center gap-1.5">
        <span lang={langOf(item.name)} className={clsx('min-w-0', item.packed && 'line-through decoration-line-strong', (item.packed || item.quantity === 0) && 'text-ink-soft')}>{item.name}</span>
        {item.quantity !== 1 && <span className="shrink-0 text-sm font-medium text-ink-soft tabular-nums">×{format.number(item.quantity)}</span>}
        {item.essential && <Sign icon={Star} label={t('item.essential')} className="text-warn" />}
        {item.notes !== '' && <Sign icon={StickyNote} label={t('item.hasNotes')} className="text-ink-soft" />}
        {item.pending && <Sign icon={Clock} label={t('item.pending')} className="text-ink-soft" />}
      </span>
      {facts !== '' && <span className="max-w-full truncate text-xs text-ink-soft">{facts}</span>}
      <EditorsSign names={editors} />
      {refused && (
        <span data-testid="item-refused" className="flex items-center gap-1 text-xs font-medium text-bad">
          <CircleAlert aria-hidden className="size-3.5 shrink-0" />
          {t('item.refused')}
        </span>
      )}
    </button>
  );
}
