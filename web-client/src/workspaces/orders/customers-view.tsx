import { EllipsisVertical, FolderOpen, History, MessageSquare, Plus, Trash2, Users } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useAnnounce } from '../../react';
import { FocusKeeper } from '../../ui/a11y/focus-keeper';
import { Button } from '../../ui/kit/button';
import { Empty } from '../../ui/kit/empty';
import { Menu } from '../../ui/kit/menu';
import { SearchField } from '../../ui/kit/search-field';
import { fold } from '../../ui/fold';
import { useAtRows } from '../../ui/list/at-rows';
import { RowsWaiting } from '../../ui/list/rows-waiting';
import { useSteadyList } from '../../ui/list/use-steady-groups';
import { WindowedRows } from '../../ui/list/windowed-rows';
import { AddByName } from './add-by-name';
import { byName, type Customer } from './model';
import { PendingSign } from './pending-sign';
import { useRemoval } from './removal';
import { useDesk } from './use-desk';

const idOf = (customer: Customer) => customer.id;
const CUSTOMERS = { type: 'customer', fields: ['name', 'code', 'contact', 'city', 'country'], idOf, compare: byName } as const;

/** Whom the desk sells to. */
export function CustomersView() {
  const { t, book, canEdit, actions, open } = useDesk();
  const announce = useAnnounce();
  const [words, setWords] = useState('');
  const [adding, setAdding] = useState(false);
  const wanted = fold(words.trim());
  const matching = useMemo(() => book.customers.filter(({ name, code, contact, city, country }) => fold([name, code, contact, city, country].join(' ')).includes(wanted)), [book.customers, wanted]);
  const rows = useRef<HTMLDivElement>(null);
  const { items: found, waiting, show } = useSteadyList({ ...CUSTOMERS, items: matching, all: book.customers, wish: wanted, at: useAtRows(rows) });
  const counts = useMemo(() => Map.groupBy(book.orders, ({ customerId }) => customerId), [book.orders]);
  const add = canEdit && (
    <Button look="primary" icon={Plus} onClick={() => setAdding(true)}>
      {t('orders.customers.add')}
    </Button>
  );
  return (
    <>
      {book.customers.length === 0 ? (
        <Empty icon={Users} title={t('orders.customers.empty')} text={t(canEdit ? 'orders.customers.emptyText' : 'orders.customers.emptyViewer')}>
          {add}
        </Empty>
      ) : (
        <section aria-label={t('orders.view.customers')} className="flex flex-col gap-3">
          <div className="flex flex-wrap gap-2" role="search">
            <SearchField label={t('orders.customers.search')} value={words} onChange={setWords} />
            {add}
          </div>
          {found.length === 0 && <p className="py-8 text-center text-ink-soft">{t('orders.customers.nothing')}</p>}
          <RowsWaiting waiting={waiting} onShow={show} />
          <div ref={rows}>
            <FocusKeeper onLost={() => announce(t('news.focusedGone'))}>
              <WindowedRows
                label={t('orders.customers.label')}
                className="rounded-xl border border-line bg-surface shadow-lift empty:hidden"
                items={found}
                idOf={idOf}
                rowRem={3.75}
                renderRow={(customer) => <CustomerRow customer={customer} orders={counts.get(customer.id)?.length ?? 0} />}
              />
            </FocusKeeper>
          </div>
        </section>
      )}
      {adding && (
        <AddByName
          title={t('orders.customers.add')}
          label={t('orders.customers.name')}
          onClose={() => setAdding(false)}
          onAdd={(name) => {
            const id = actions.customer.add({ name });
            if (id !== null) open('customer', id);
          }}
        />
      )}
    </>
  );
}

function CustomerRow({ customer, orders }: { customer: Customer; orders: number }) {
  const { t, open } = useDesk();
  const place = [customer.contact, customer.city, customer.country].filter(Boolean).join(' · ');
  return (
    <div data-testid="customer" className="flex items-center pr-1">
      <button type="button" data-part="open" onClick={() => open('customer', customer.id)} className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-md py-1.5 pl-4 text-left">
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5">
            <span className="min-w-0 truncate font-medium">{customer.name}</span>
            {customer.pending && <PendingSign />}
          </span>
          <span className="block truncate text-xs text-ink-soft">{place}</span>
        </span>
        <span className="shrink-0 text-sm text-ink-soft tabular-nums">{t('orders.customers.orders', { count: orders })}</span>
      </button>
      <CustomerMenu customer={customer} />
    </div>
  );
}

function CustomerMenu({ customer }: { customer: Customer }) {
  const { t, open, panel, actions, canEdit } = useDesk();
  const remove = useRemoval();
  const on = { type: 'customer', id: customer.id };
  const removal = { label: t('common.delete'), icon: Trash2, danger: true, onSelect: () => void remove(actions.customer.remove(customer.id), t('orders.customers.deleted', { name: customer.name })) };
  return (
    <Menu
      label={t('orders.customers.menu', { name: customer.name })}
      icon={EllipsisVertical}
      part="menu"
      items={[
        { label: t('orders.list.openOne'), icon: FolderOpen, onSelect: () => open('customer', customer.id) },
        { label: t('orders.list.comments'), icon: MessageSquare, onSelect: () => panel({ tab: 'comments', on }) },
        { label: t('orders.list.history'), icon: History, onSelect: () => panel({ tab: 'history', on }) },
        ...(canEdit ? [removal] : []),
      ]}
    />
  );
}
