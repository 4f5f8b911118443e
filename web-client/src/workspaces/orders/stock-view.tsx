import { Boxes, CircleAlert, EllipsisVertical, FolderOpen, History, MessageSquare, Minus, Plus, TriangleAlert } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useAnnounce, useRejected } from '../../react';
import { FocusKeeper } from '../../ui/a11y/focus-keeper';
import { Button, IconButton } from '../../ui/kit/button';
import { Chip } from '../../ui/kit/chip';
import { Empty } from '../../ui/kit/empty';
import { Menu } from '../../ui/kit/menu';
import { SearchField } from '../../ui/kit/search-field';
import { fold } from '../../ui/fold';
import { useAtRows } from '../../ui/list/at-rows';
import { RowsWaiting } from '../../ui/list/rows-waiting';
import { useSteadyList } from '../../ui/list/use-steady-groups';
import { WindowedRows } from '../../ui/list/windowed-rows';
import { touches } from '../../ui/status/describe';
import { AddGoods } from './add-goods';
import { byName, isLow, type Stock } from './model';
import { PendingSign } from './pending-sign';
import { useDesk } from './use-desk';

const idOf = (stock: Stock) => stock.id;
const STOCK = { type: 'stockLevel', fields: ['name', 'sku', 'onHand', 'reserved', 'reorderPoint'], idOf, compare: byName } as const;

/** What is there, what is promised, and what is running low. */
export function StockView() {
  const { t, book, canEdit } = useDesk();
  const announce = useAnnounce();
  const [words, setWords] = useState('');
  const [onlyLow, setOnlyLow] = useState(false);
  const [adding, setAdding] = useState(false);
  const wanted = fold(words.trim());
  const low = useMemo(() => book.stock.filter(isLow).length, [book.stock]);
  const all = useMemo(() => book.stock.filter((stock) => (!onlyLow || isLow(stock)) && fold(`${stock.sku} ${stock.name}`).includes(wanted)), [book.stock, onlyLow, wanted]);
  const rows = useRef<HTMLDivElement>(null);
  const { items: found, waiting, show } = useSteadyList({ ...STOCK, items: all, all: book.stock, wish: `${onlyLow}\n${wanted}`, at: useAtRows(rows) });
  const add = canEdit && (
    <Button look="primary" icon={Plus} onClick={() => setAdding(true)}>
      {t('orders.stock.add')}
    </Button>
  );
  return (
    <>
      {book.stock.length === 0 ? (
        <Empty icon={Boxes} title={t('orders.stock.empty')} text={t(canEdit ? 'orders.stock.emptyText' : 'orders.stock.emptyViewer')}>
          {add}
        </Empty>
      ) : (
        <section aria-label={t('orders.view.stock')} className="flex flex-col gap-3">
          <div className="flex flex-wrap gap-2" role="search">
            <SearchField label={t('orders.stock.search')} value={words} onChange={setWords} />
            {(low > 0 || onlyLow) && (
              <Button icon={TriangleAlert} aria-pressed={onlyLow} onClick={() => setOnlyLow(!onlyLow)} className="aria-pressed:border-warn aria-pressed:bg-warn-soft">
                {t('orders.stock.lowCount', { count: low })}
              </Button>
            )}
            {add}
          </div>
          {found.length === 0 && <p className="py-8 text-center text-ink-soft">{t('orders.stock.nothing')}</p>}
          <RowsWaiting waiting={waiting} onShow={show} />
          <div ref={rows}>
            <FocusKeeper onLost={() => announce(t('news.focusedGone'))}>
              <WindowedRows label={t('orders.stock.label')} className="rounded-xl border border-line bg-surface shadow-lift empty:hidden" items={found} idOf={idOf} rowRem={4.5} renderRow={(stock) => <StockRow stock={stock} />} />
            </FocusKeeper>
          </div>
        </section>
      )}
      {adding && <AddGoods onClose={() => setAdding(false)} />}
    </>
  );
}

function StockRow({ stock }: { stock: Stock }) {
  const { t, open, money, canEdit } = useDesk();
  const refused = useRejected().some((entry) => touches(entry, 'stockLevel', stock.id));
  return (
    <div data-testid="stock" data-sku={stock.sku} className="flex flex-wrap items-center pr-1">
      <button type="button" data-part="open" onClick={() => open('stockLevel', stock.id)} className="flex min-h-14 min-w-0 flex-1 basis-48 flex-col justify-center rounded-md py-1.5 pl-4 text-left">
        <span className="flex flex-wrap items-center gap-1.5">
          <span className="min-w-0 font-medium">{stock.name}</span>
          {stock.pending && <PendingSign />}
          <Marks stock={stock} />
        </span>
        <span className="text-xs text-ink-soft">{[stock.sku, stock.unitPrice === null ? '' : money(stock.unitPrice)].filter(Boolean).join(' · ')}</span>
        {refused && (
          <span className="flex items-center gap-1 text-xs font-medium text-bad">
            <CircleAlert aria-hidden className="size-3.5 shrink-0" />
            {t('item.refused')}
          </span>
        )}
      </button>
      <div className="ml-auto flex items-center pb-1.5 pl-4 sm:py-1">
        <Levels stock={stock} />
        {canEdit && <Steps stock={stock} />}
        <StockMenu stock={stock} />
      </div>
    </div>
  );
}

export function Marks({ stock }: { stock: Stock }) {
  const { t } = useDesk();
  if (stock.discontinued) return <Chip>{t('orders.stock.discontinued')}</Chip>;
  if (stock.available <= 0) return <Chip icon={TriangleAlert} tone="bad">{t('orders.stock.out')}</Chip>;
  return isLow(stock) ? <Chip icon={TriangleAlert} tone="warn">{t('orders.stock.low')}</Chip> : null;
}

function Levels({ stock }: { stock: Stock }) {
  const { t, format } = useDesk();
  const levels = [
    ['onHand', stock.onHand],
    ['reserved', stock.reserved],
    ['available', stock.available],
  ] as const;
  return (
    <dl className="flex gap-3 pr-2 text-right sm:gap-5">
      {levels.map(([level, value]) => (
        <div key={level} className="flex flex-col-reverse">
          <dt className="text-xs text-ink-soft">{t(`orders.stock.${level}`)}</dt>
          <dd data-level={level} className="font-medium tabular-nums">
            {format.number(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** One piece at a time: what several people count adds up. */
function Steps({ stock }: { stock: Stock }) {
  const { t, actions } = useDesk();
  const announce = useAnnounce();
  const step = (by: number) => {
    if (actions.adjustStock(stock.id, by) !== null) announce(t('orders.stock.adjusted', { name: stock.name, count: stock.onHand + by }));
  };
  return (
    <>
      <IconButton icon={Minus} data-part="fewer" label={t('orders.stock.fewer', { name: stock.name })} disabled={stock.available <= 0} onClick={() => step(-1)} />
      <IconButton icon={Plus} data-part="more" label={t('orders.stock.more', { name: stock.name })} onClick={() => step(1)} />
    </>
  );
}

function StockMenu({ stock }: { stock: Stock }) {
  const { t, open, panel } = useDesk();
  const on = { type: 'stockLevel', id: stock.id };
  return (
    <Menu
      label={t('orders.stock.menu', { name: stock.name })}
      icon={EllipsisVertical}
      part="menu"
      items={[
        { label: t('orders.list.openOne'), icon: FolderOpen, onSelect: () => open('stockLevel', stock.id) },
        { label: t('orders.list.comments'), icon: MessageSquare, onSelect: () => panel({ tab: 'comments', on }) },
        { label: t('orders.list.history'), icon: History, onSelect: () => panel({ tab: 'history', on }) },
      ]}
    />
  );
}
