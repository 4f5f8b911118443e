import { clsx } from 'clsx';
import { Bookmark, CircleAlert, Clock, Diff, History, type LucideIcon, MessageSquare, MoreHorizontal, StickyNote, Trash2, TriangleAlert, Undo2 } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { ConflictBadge } from '../../ui/conflicts/conflict-badge';
import { IconButton } from '../../ui/kit/button';
import { Menu, type MenuItem } from '../../ui/kit/menu';
import { usePanel } from '../../ui/panel/panel';
import { EditorsSign } from '../../ui/presence/editors-sign';
import { langOf } from '../../ui/words/lang';
import { type Column, type Layout, placeInCard } from './columns';
import { isLow, type Item } from './model';
import type { Row } from './steady-rows';
import { useInventory } from './use-inventory';

export interface StockRowProps {
  row: Row;
  columns: readonly Column[];
  layout: Layout;
  reserved: number;
  /** Names of those who have it open, one a line; empty for nobody. */
  editors: string;
  refused: boolean;
  /** The cell that the Tab key reaches; absent in all rows but one. */
  active: Column | undefined;
}

/** The cells of one item. Drawn again only for what changed of it. */
export const StockCells = memo(function StockCells(props: StockRowProps) {
  return props.columns.map((column) => <StockCell key={column} column={column} {...props} />);
});

function StockCell({ column, ...props }: StockRowProps & { column: Column }) {
  const { t } = useInventory();
  const { columns, layout, active } = props;
  const widget = column === 'name' || column === 'adjust' || column === 'more';
  const inCard = layout === 'cards';
  return (
    // The keys of a cell are those of its grid.
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label
    <div
      role={column === 'name' ? 'rowheader' : 'gridcell'}
      aria-colindex={columns.indexOf(column) + 1}
      data-cell={column}
      tabIndex={widget ? undefined : active === column ? 0 : -1}
      className={clsx('min-w-0', inCard ? placeInCard(column) : 'flex flex-col justify-center', !inCard && isNumber(column) && 'items-end px-2 text-right', column === 'location' && !inCard && 'px-2')}
    >
      {inCard && !widget && (
        <span aria-hidden className="block text-xs text-ink-soft">
          {t(`inventory.column.${column}`)}
        </span>
      )}
      <CellContent column={column} {...props} />
    </div>
  );
}

function isNumber(column: Column): boolean {
  return column === 'onHand' || column === 'reserved' || column === 'available' || column === 'reorderPoint' || column === 'unitCost' || column === 'value';
}

function CellContent({ column, row, reserved, active, ...rest }: StockRowProps & { column: Column }) {
  const { format } = useInventory();
  const { item } = row;
  const tabIndex = active === column ? 0 : -1;
  switch (column) {
    case 'name':
      return (
        <>
          <NameButton item={item} gone={row.gone} tabIndex={tabIndex} {...rest} />
          <ConflictBadge type="stockItem" id={item.id} className={rest.layout === 'cards' ? '' : 'ml-2'} />
        </>
      );
    case 'onHand':
      return <Amount value={format.number(item.onHand)} after={item.unit} strong />;
    case 'reserved':
      return <Amount value={reserved === 0 ? '–' : format.number(reserved)} />;
    case 'available':
      return <Available item={item} reserved={reserved} />;
    case 'reorderPoint':
      return <Amount value={item.reorderPoint === null ? '–' : format.number(item.reorderPoint)} />;
    case 'unitCost':
      return <Amount value={item.unitCost === null ? '–' : format.price(item.unitCost)} />;
    case 'value':
      return <Amount value={item.unitCost === null ? '–' : format.price(item.unitCost * item.onHand)} />;
    case 'location':
      return <span className="block truncate text-sm">{item.location === '' ? '–' : item.location}</span>;
    case 'adjust':
      return <AdjustButton item={item} disabled={row.gone} tabIndex={tabIndex} />;
    case 'more':
      return <MoreMenu item={item} gone={row.gone} reserved={reserved} tabIndex={tabIndex} />;
  }
}

function Amount({ value, after = '', strong = false }: { value: string; after?: string; strong?: boolean }) {
  return (
    <span className={clsx('max-w-full tabular-nums', strong ? 'font-semibold' : 'text-sm')}>
      {value}
      {after !== '' && <span className="block truncate text-xs font-normal text-ink-soft">{after}</span>}
    </span>
  );
}

function Available({ item, reserved }: { item: Item; reserved: number }) {
  const { t, format } = useInventory();
  const free = item.onHand - reserved;
  return (
    <span className="max-w-full text-sm tabular-nums">
      {format.number(free)}
      {isLow(item, reserved) && (
        <span data-testid="low" className={clsx('flex items-center gap-1 text-xs font-medium', free <= 0 ? 'text-bad' : 'text-warn')}>
          <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
          {t(free <= 0 ? 'inventory.sign.out' : 'inventory.sign.low')}
        </span>
      )}
    </span>
  );
}

function NameButton({ item, gone, tabIndex, layout, editors, refused }: Omit<StockRowProps, 'row' | 'reserved' | 'active' | 'columns'> & { item: Item; gone: boolean; tabIndex: number }) {
  const { t, openItem } = useInventory();
  return (
    <button type="button" data-part="open" tabIndex={tabIndex} disabled={gone} onClick={() => openItem(item.id)} className={clsx('flex min-h-13 w-full min-w-0 flex-col justify-center rounded-md py-1 text-left', layout === 'cards' ? 'pr-1' : 'px-2')}>
      <span className="flex max-w-full items-center gap-1.5">
        <span lang={langOf(item.name)} className={clsx('min-w-0 font-medium', gone && 'text-ink-soft line-through')}>{item.name}</span>
        {item.hasNotes && <Sign icon={StickyNote} label={t('inventory.sign.notes')} />}
        {item.pending && <Sign icon={Clock} label={t('inventory.sign.pending')} />}
      </span>
      <span className="max-w-full truncate text-xs text-ink-soft">{gone ? t('inventory.table.gone') : item.sku}</span>
      {editors !== '' && <EditorsSign names={editors.split('\n')} />}
      {refused && <Line icon={CircleAlert} text={t('inventory.sign.refused')} className="text-bad" testId="item-refused" />}
    </button>
  );
}

function Line({ icon: Icon, text, className, testId }: { icon: LucideIcon; text: string; className: string; testId: string }) {
  return (
    <span data-testid={testId} className={clsx('flex items-center gap-1 text-xs font-medium', className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {text}
    </span>
  );
}

function Sign({ icon: Icon, label }: { icon: LucideIcon; label: string }): ReactNode {
  return (
    <span className="shrink-0 text-ink-soft" title={label}>
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">{label}</span>
    </span>
  );
}

function AdjustButton({ item, disabled, tabIndex }: { item: Item; disabled: boolean; tabIndex: number }) {
  const { t, adjust } = useInventory();
  return <IconButton icon={Diff} label={t('inventory.item.adjustOf', { name: item.name })} data-part="adjust" disabled={disabled} tabIndex={tabIndex} onClick={() => adjust(item.id)} />;
}

function MoreMenu({ item, gone, reserved, tabIndex }: { item: Item; gone: boolean; reserved: number; tabIndex: number }) {
  const { t, canEdit, reserve, remove, actions } = useInventory();
  const openPanel = usePanel();
  const on = { type: 'stockItem', id: item.id };
  const always: readonly MenuItem[] = [
    { label: t('inventory.item.comments'), icon: MessageSquare, onSelect: () => openPanel({ tab: 'comments', on }) },
    { label: t('inventory.item.history'), icon: History, onSelect: () => openPanel({ tab: 'history', on }) },
  ];
  const edits: readonly MenuItem[] = [
    { label: t('inventory.item.reserve'), icon: Bookmark, onSelect: () => reserve(item.id) },
    ...always,
    { label: t('inventory.item.delete'), icon: Trash2, danger: true, disabled: reserved > 0, onSelect: () => remove(item) },
  ];
  const back: readonly MenuItem[] = [{ label: t('inventory.item.restore'), icon: Undo2, onSelect: () => void actions.restore(item.id, { name: item.name, sku: item.sku }) }];
  return <Menu icon={MoreHorizontal} label={t('inventory.item.menu', { name: item.name })} part="menu" tabIndex={tabIndex} items={!canEdit ? always : gone ? back : edits} />;
}
