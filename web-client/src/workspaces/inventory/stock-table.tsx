import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useCallback, useLayoutEffect, useRef } from 'react';
import { useCanEdit, useEntities } from '../../react';
import { useAtRows } from '../../ui/list/at-rows';
import { usePageWindow } from '../../ui/list/page-window';
import { RowsWaiting } from '../../ui/list/rows-waiting';
import { type Column, columnsFor, type Layout, sortOf, tracks, tracksToLook } from './columns';
import { ofType, reservedOf } from './model';
import { useSteadyRows } from './steady-rows';
import type { Ordered, Query, Sort, SortKey } from './stock-order';
import { StockCells } from './stock-row';
import { useInventory, useRowSigns } from './use-inventory';
import { useRoving } from './use-roving';

interface StockTableProps {
  layout: Layout;
  ordered: Ordered;
  query: Query;
  onSort: (by: SortKey) => void;
}

/** What a person sees of a page at once, about: a step of Page Down. */
const PAGE = 10;
/** Of a row before it was seen: rem. */
const ROW_REM: Readonly<Record<Layout, number>> = { cards: 8.5, table: 4, wide: 4 };

/** The items in rows, of which only those in sight exist. On a phone each is a card, which is the same row to assistive technology. */
export function StockTable({ layout, ordered, query, onSort }: StockTableProps) {
  const { t } = useInventory();
  const canEdit = useCanEdit();
  const entities = useEntities();
  const grid = useRef<HTMLDivElement>(null);
  const { rows, waiting, show } = useSteadyRows(ordered, ofType(entities, 'stockItem'), query, useAtRows(grid));
  const columns = columnsFor(layout, canEdit);
  const template = (canEdit ? tracks : tracksToLook)[layout];
  return (
    <>
      <RowsWaiting waiting={waiting} onShow={show} />
      <div ref={grid} role="grid" aria-label={t('inventory.table.label', { count: ordered.items.length })} aria-rowcount={rows.length + 1} aria-colcount={columns.length} data-testid="stock" data-layout={layout}>
        <Head columns={columns} layout={layout} template={template} sort={query.sort} onSort={onSort} />
        <Body rows={rows} columns={columns} layout={layout} template={template} />
      </div>
    </>
  );
}

interface Shape {
  columns: readonly Column[];
  layout: Layout;
  template: string;
}

function Head({ columns, layout, template, sort, onSort }: Shape & { sort: Sort; onSort: (by: SortKey) => void }) {
  const { t } = useInventory();
  const inCards = layout === 'cards';
  return (
    <div role="rowgroup" className={inCards ? 'sr-only' : 'sticky top-[5.25rem] z-10 rounded-t-xl border border-line bg-sunken in-line:top-15'}>
      <div role="row" aria-rowindex={1} className={clsx(!inCards && 'grid', !inCards && template)}>
        {columns.map((column, index) => {
          const key = sortOf[column];
          const sorted = key !== undefined && sort.by === key;
          return (
            <div key={column} role="columnheader" aria-colindex={index + 1} aria-sort={sorted ? (sort.down ? 'descending' : 'ascending') : undefined} className={clsx('min-w-0 self-center text-xs font-medium text-ink-soft', column !== 'name' && column !== 'location' && 'text-right')}>
              {key === undefined || inCards ? (
                <span className={clsx('block px-2', (column === 'adjust' || column === 'more') && 'sr-only')}>{t(`inventory.column.${column}`)}</span>
              ) : (
                <SortButton column={column} sorted={sorted} down={sort.down} onSort={() => onSort(key)} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function SortButton({ column, sorted, down, onSort }: { column: Column; sorted: boolean; down: boolean; onSort: () => void }) {
  const { t } = useInventory();
  const Icon = down ? ArrowDown : ArrowUp;
  return (
    <button type="button" onClick={onSort} className={clsx('inline-flex min-h-11 max-w-full items-center gap-1 rounded-md px-2 hover:text-ink', sorted && 'text-ink')}>
      <span className="truncate">{t(`inventory.column.${column}`)}</span>
      {sorted && <Icon aria-hidden className="size-3.5 shrink-0" />}
    </button>
  );
}

function Body({ rows, columns, layout, template }: Shape & { rows: ReturnType<typeof useSteadyRows>['rows'] }) {
  const reserved = reservedOf(useEntities());
  const signs = useRowSigns();
  const body = useRef<HTMLDivElement>(null);
  const active = useRef(0);
  const withActive = useCallback((range: Range) => [...new Set([...defaultRangeExtractor(range), Math.min(active.current, range.count - 1)])].filter((index) => index >= 0).sort((a, b) => a - b), []);
  const { rows: virtual, top } = usePageWindow(body, { count: rows.length, rowRem: ROW_REM[layout], gapRem: layout === 'cards' ? 0.5 : 0, keyOf: (index) => rows[index]?.item.id ?? index, rangeOf: withActive });
  const roving = useRoving({ rows, columns, page: PAGE, body, scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }) });
  useLayoutEffect(() => {
    active.current = roving.index;
  });
  return (
    // The keys are those of a grid, and its cells are what has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div ref={body} role="rowgroup" onKeyDown={roving.onKeyDown} onFocus={roving.onFocus} className={clsx('relative', layout !== 'cards' && 'rounded-b-xl border border-t-0 border-line bg-surface')} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        const { id } = row.item;
        return (
          <div
            key={id}
            ref={virtual.measureElement}
            role="row"
            aria-rowindex={index + 2}
            data-index={index}
            data-row={id}
            data-testid="stock-item"
            className={clsx('absolute inset-x-0 top-0 grid', template, layout === 'cards' ? 'gap-x-2 gap-y-1 rounded-xl border border-line bg-surface py-1 pr-1 pb-3 pl-3' : 'border-t border-line py-1')}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <StockCells row={row} columns={columns} layout={layout} reserved={reserved.get(id) ?? 0} editors={signs.editors.get(id)?.join('\n') ?? ''} refused={signs.refused.has(id)} active={roving.id === id ? roving.column : undefined} />
          </div>
        );
      })}
    </div>
  );
}
