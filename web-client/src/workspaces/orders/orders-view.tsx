import { Plus, ReceiptText, Settings2 } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useAnnounce, useClient, useOthers, useRejected } from '../../react';
import { FocusKeeper } from '../../ui/a11y/focus-keeper';
import { Button, IconButton } from '../../ui/kit/button';
import { useAtRows } from '../../ui/list/at-rows';
import { RowsWaiting } from '../../ui/list/rows-waiting';
import { useSteadyList } from '../../ui/list/use-steady-groups';
import { WindowedRows } from '../../ui/list/windowed-rows';
import { editorsOf } from '../../ui/presence/people';
import { useNow } from '../../ui/status/now';
import { lapsed } from './access';
import { DeskSheet } from './desk-sheet';
import { Empty } from '../../ui/kit/empty';
import { FilterBar } from './filter-bar';
import { newestFirst, type Order } from './model';
import { NewOrder } from './new-order';
import type { OrderFilter } from './order-filter';
import { OrderRow } from './order-row';
import { refusedOrders } from './refused';
import { useLastOpened } from './last-opened';
import { useDesk } from './use-desk';

/** All orders, newest first, with who is at them. */
export function OrdersView({ filter }: { filter: OrderFilter }) {
  const { t, book, canEdit } = useDesk();
  const [making, setMaking] = useState(false);
  const [desk, setDesk] = useState(false);
  const create = canEdit && (
    <Button look="primary" icon={Plus} onClick={() => setMaking(true)}>
      {t('orders.list.new')}
    </Button>
  );
  return (
    <>
      {book.orders.length === 0 ? (
        <Empty icon={ReceiptText} title={t('orders.list.empty')} text={t(canEdit ? 'orders.list.emptyText' : 'orders.list.emptyViewer')}>
          {create}
        </Empty>
      ) : (
        <section aria-label={t('orders.view.orders')} className="flex flex-col gap-3">
          <FilterBar filter={filter}>
            {create}
            {canEdit && <IconButton icon={Settings2} label={t('orders.desk.edit')} onClick={() => setDesk(true)} />}
          </FilterBar>
          <Rows filter={filter} />
        </section>
      )}
      {making && <NewOrder onClose={() => setMaking(false)} />}
      {desk && <DeskSheet onClose={() => setDesk(false)} />}
    </>
  );
}

const idOf = (order: Order) => order.id;

const ORDERS = { type: 'order', fields: ['number', 'status', 'customerId', 'reference', 'shipTo'], idOf, compare: newestFirst } as const;

function Rows({ filter }: { filter: OrderFilter }) {
  const { t, book, customers, holders } = useDesk();
  const announce = useAnnounce();
  const { user } = useClient();
  const now = useNow(10_000);
  const others = useOthers();
  const editors = useMemo(() => editorsOf(others, 'order'), [others]);
  const rejected = useRejected();
  const refused = useMemo(() => refusedOrders(rejected), [rejected]);
  const rows = useRef<HTMLDivElement>(null);
  const { items: found, waiting, show } = useSteadyList({ ...ORDERS, items: filter.found, all: book.orders, wish: `${filter.words}\n${filter.status}\n${filter.customerId}`, at: useAtRows(rows) });
  const at = useLastOpened();
  if (found.length === 0) {
    return (
      <div className="flex flex-col items-center gap-3 py-8 text-center text-ink-soft">
        <p>{t('orders.list.nothing')}</p>
        <Button
          onClick={() => {
            filter.setWords('');
            filter.setStatus('all');
            filter.setCustomerId('');
          }}
        >
          {t('orders.list.clear')}
        </Button>
      </div>
    );
  }
  return (
    <div ref={rows}>
      <FocusKeeper onLost={() => announce(t('news.focusedGone'))}>
        <RowsWaiting waiting={waiting} onShow={show} />
        <WindowedRows
          label={t('orders.list.label')}
          className="rounded-xl border border-line bg-surface shadow-lift"
          items={found}
          idOf={idOf}
          rowRem={4}
          at={at}
          renderRow={(order) => {
            const holder = holders.get(order.id);
            const held = holder !== undefined && !lapsed(holder, now) ? holder : undefined;
            return (
              <OrderRow
                order={order}
                customer={customers.get(order.customerId ?? '')?.name ?? ''}
                holder={held === undefined ? '' : held.user === user ? t('orders.list.lockedMe') : t('orders.list.locked', { name: held.name })}
                here={(editors.get(order.id) ?? []).filter((name) => name !== held?.name).join(', ')}
                refused={refused.has(order.id)}
              />
            );
          }}
        />
      </FocusKeeper>
    </div>
  );
}
