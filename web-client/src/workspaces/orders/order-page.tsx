import { ArrowLeft, EllipsisVertical, History, MessageSquare, Scale, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useEntities, useEntity, useRejected } from '../../react';
import { Button } from '../../ui/kit/button';
import { Menu } from '../../ui/kit/menu';
import { useLastSeen } from '../../ui/entity-sheet';
import { useWhereabouts } from '../../ui/place';
import { RejectedCard } from '../../ui/status/rejected-list';
import { opened } from './last-opened';
import { LockBar } from './lock-bar';
import { linesOf, type Order, orderOf } from './model';
import { orderName } from './names';
import { OrderFields } from './order-fields';
import { OrderLines } from './order-lines';
import { OrderNotes } from './order-notes';
import { refusedOf } from './refused';
import { useRemoval } from './removal';
import { canDelete } from './status';
import { StatusChip } from './status-chip';
import { StatusSteps } from './status-steps';
import { useDesk } from './use-desk';
import { type OrderLock, useOrderLock, WISH } from './use-order-lock';

/** One order: who edits it, what it holds, and its notes. Stays when somebody deletes it, with what it held. */
export function OrderPage({ id, begin }: { id: string; begin: boolean }) {
  const entity = useEntity('order', id);
  const last = useLastSeen(entity);
  const lock = useOrderLock(id, begin);
  const [field, setField] = useState<string>();
  useWhereabouts({ view: 'orders', type: 'order', id }, lock.asking ? WISH : field);
  useEffect(() => opened(id), [id]);
  return (
    // What has the focus inside is told to the others.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main
      id="main"
      data-testid="order-page"
      className="@container flex flex-col gap-4 pt-1 pb-28"
      onFocus={(event) => setField(event.target.closest<HTMLElement>('[data-field]')?.dataset.field)}
      onBlur={() => setField(undefined)}
    >
      {entity === undefined ? <Gone last={last === undefined ? undefined : orderOf(last)} /> : <Opened order={orderOf(entity)} lock={lock} />}
    </main>
  );
}

function Opened({ order, lock }: { order: Order; lock: OrderLock }) {
  const entities = useEntities();
  const lines = useMemo(() => linesOf(entities, order.id), [entities, order.id]);
  return (
    <>
      <Heading order={order} editable={lock.editable} />
      <LockBar order={order} lock={lock} />
      <Refused order={order} lineIds={lines.map((line) => line.id).join(' ')} />
      {lock.editable && <StatusSteps order={order} />}
      <div className="grid items-start gap-4 @4xl:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)] @4xl:grid-rows-[auto_1fr]">
        <OrderLines order={order} lines={lines} editable={lock.editable} />
        <OrderFields order={order} editable={lock.editable} />
        <OrderNotes order={order} />
      </div>
    </>
  );
}

function Heading({ order, editable }: { order: Order; editable: boolean }) {
  const { t, customers, panel, close, actions } = useDesk();
  const remove = useRemoval();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const name = orderName(t, order);
  const on = { type: 'order', id: order.id };
  return (
    <header className="flex flex-wrap items-start gap-x-1">
      <Button look="quiet" icon={ArrowLeft} onClick={close} className="-mb-1 -ml-2 px-2!">
        {t('orders.order.back')}
      </Button>
      <span className="w-full" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
        <h2 ref={title} tabIndex={-1} data-testid="order-title" className="text-xl font-semibold outline-none">
          {t('orders.order.one', { name })}
        </h2>
        <StatusChip status={order.status} />
        <p className="w-full min-w-0 text-sm text-ink-soft">{customers.get(order.customerId ?? '')?.name ?? t('orders.order.nobody')}</p>
      </div>
      <Menu
        label={t('orders.list.menu', { name })}
        icon={EllipsisVertical}
        items={[
          { label: t('orders.list.comments'), icon: MessageSquare, onSelect: () => panel({ tab: 'comments', on }) },
          { label: t('orders.list.history'), icon: History, onSelect: () => panel({ tab: 'history', on }) },
          { label: t('orders.list.conflicts'), icon: Scale, onSelect: () => panel({ tab: 'conflicts', on }) },
          ...(editable ? [{ label: t('orders.order.delete'), icon: Trash2, danger: true, disabled: !canDelete(order.status), onSelect: () => remove(actions.removeOrder(order.id), t('orders.order.deleted', { name })) && close() }] : []),
        ]}
      />
    </header>
  );
}

/** What was not accepted of this order and its lines; what was typed can be copied, and tried again once the order is one's own. */
function Refused({ order, lineIds }: { order: Order; lineIds: string }) {
  const rejected = useRejected();
  const mine = useMemo(() => refusedOf(rejected, order.id, new Set(lineIds.split(' '))), [rejected, order.id, lineIds]);
  return mine.map((entry) => <RejectedCard key={entry.id} entry={entry} />);
}

function Gone({ last }: { last: Order | undefined }) {
  const { t, close } = useDesk();
  return (
    <section data-testid="order-gone" className="mx-auto flex max-w-md flex-col items-start gap-3 py-8">
      <h2 className="text-xl font-semibold">{last === undefined ? t('orders.order.goneTitle') : t('orders.order.one', { name: orderName(t, last) })}</h2>
      <p role="alert" className="rounded-md bg-warn-soft px-3 py-2 text-sm">
        {t('orders.order.notHere')}
      </p>
      <Button icon={ArrowLeft} onClick={close}>
        {t('orders.order.back')}
      </Button>
    </section>
  );
}
