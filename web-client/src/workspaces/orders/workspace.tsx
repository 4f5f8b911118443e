import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { useCanEdit, useEntities, useReadable, useRole, useRoom } from '../../react';
import { Tabs } from '../../ui/kit/tabs';
import { usePanel } from '../../ui/panel/panel';
import { type Place, usePlace, useWhereabouts } from '../../ui/place';
import { useOrderActions } from './actions';
import { CustomerSheet } from './customer-sheet';
import { CustomersView } from './customers-view';
import { watchLocks } from './lock-watch';
import { bookOf } from './model';
import { OrderPage } from './order-page';
import { OrdersView } from './orders-view';
import { PricesView } from './prices-view';
import { RuleSheet } from './rule-sheet';
import { StockSheet } from './stock-sheet';
import { StockView } from './stock-view';
import { DeskContext, type DeskView, type OpenType, type View, views } from './use-desk';
import { useOrderFilter } from './order-filter';

/** An order desk: orders, customers, prices and stock, and what is open of them. */
export default function OrdersWorkspace() {
  const [place, go] = usePlace();
  const view = views.find((one) => one === place.view) ?? 'orders';
  const [edit, setEdit] = useState<string>();
  const desk = useDeskView(view, go, setEdit);
  const filter = useOrderFilter(desk.book.orders, desk.customers);
  const { type, id } = place;
  if (type === 'order' && id !== undefined) {
    return (
      <DeskContext value={desk}>
        <OrderPage key={id} id={id} begin={edit === id} />
      </DeskContext>
    );
  }
  return (
    <DeskContext value={desk}>
      <Here view={view} {...(type !== undefined && id !== undefined && { type, id })} />
      <main id="main" className="pt-2 pb-28">
        <Tabs views label={desk.t('orders.views')} tabs={views.map((value) => ({ value, label: desk.t(`orders.view.${value}`) }))} value={view} onChange={(next) => go({ view: next })}>
          {view === 'orders' && <OrdersView filter={filter} />}
          {view === 'customers' && <CustomersView />}
          {view === 'prices' && <PricesView />}
          {view === 'stock' && <StockView />}
        </Tabs>
      </main>
      {type === 'customer' && id !== undefined && <CustomerSheet key={id} id={id} />}
      {type === 'pricingRule' && id !== undefined && <RuleSheet key={id} id={id} />}
      {type === 'stockLevel' && id !== undefined && <StockSheet key={id} id={id} />}
    </DeskContext>
  );
}

function Here(place: Place) {
  useWhereabouts(place);
  return null;
}

const viewOf: Readonly<Record<OpenType, View>> = { order: 'orders', customer: 'customers', pricingRule: 'prices', stockLevel: 'stock' };

function useDeskView(view: View, go: ReturnType<typeof usePlace>[1], setEdit: (id: string | undefined) => void): DeskView {
  const { t } = useTranslation();
  const format = useFormat();
  const room = useRoom();
  const entities = useEntities();
  const book = useMemo(() => bookOf(entities), [entities]);
  const customers = useMemo(() => byId(book.customers), [book.customers]);
  const stock = useMemo(() => byId(book.stock), [book.stock]);
  const holders = useReadable(useMemo(() => watchLocks(room.locks.all), [room]));
  const [canEdit, isOwner] = [useCanEdit(), useRole() === 'owner'];
  const actions = useOrderActions();
  const panel = usePanel();
  const { currency } = book.desk;
  const money = useCallback((value: number) => format.money(value, currency), [format, currency]);
  const open = useCallback<DeskView['open']>(
    (type, id, how = {}) => {
      setEdit(how.edit ? id : undefined);
      go({ view: viewOf[type], type, id });
    },
    [go, setEdit],
  );
  const close = useCallback(() => go({ view }), [go, view]);
  return useMemo(
    () => ({ t, format, book, customers, stock, holders, canEdit, isOwner, actions, panel, money, open, close }),
    [t, format, book, customers, stock, holders, canEdit, isOwner, actions, panel, money, open, close],
  );
}

function byId<T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.map((one) => [one.id, one]));
}
