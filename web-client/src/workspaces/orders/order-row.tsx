import { CircleAlert, Clock, EllipsisVertical, FolderOpen, History, Lock, MessageSquare, Scale, StickyNote, UserRound } from 'lucide-react';
import { memo } from 'react';
import { Menu } from '../../ui/kit/menu';
import { Sign } from '../../ui/kit/sign';
import type { Order } from './model';
import { orderName } from './names';
import { StatusChip } from './status-chip';
import { useDesk } from './use-desk';

interface OrderRowProps {
  order: Order;
  /** Names, or nothing. */
  customer: string;
  /** Who has the lock, in words. */
  holder: string;
  /** Who else has it open. */
  here: string;
  refused: boolean;
}

/** One order in the list: open it, or what people say of it. */
export const OrderRow = memo(function OrderRow({ order, customer, holder, here, refused }: OrderRowProps) {
  return (
    <div data-testid="order" data-number={order.number} data-status={order.status} data-pending={order.pending} className="flex items-center pr-1">
      <OpenButton order={order} customer={customer} holder={holder} here={here} refused={refused} />
      <OrderMenu order={order} />
    </div>
  );
});

function OpenButton({ order, customer, holder, here, refused }: OrderRowProps) {
  const { t, format, money, open } = useDesk();
  const facts = [t('orders.order.lines', { count: order.lineCount }), format.days(order.orderedOn, ''), order.reference].filter((fact) => fact !== '').join(' · ');
  return (
    <button
      type="button"
      data-part="open"
      onClick={() => open('order', order.id)}
      className="grid min-h-16 min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 rounded-md py-2 pl-4 text-left md:grid-cols-[5rem_minmax(0,1fr)_minmax(0,1fr)_8.5rem_8rem] md:py-1"
    >
      <span className="flex min-w-0 items-center gap-2 md:contents">
        <span className="flex items-center gap-1.5 font-semibold tabular-nums">
          <span className="sr-only">{t('orders.order.one', { name: '' })}</span>
          {orderName(t, order)}
          {order.pending && <Sign icon={Clock} label={t('orders.order.pending')} className="text-ink-soft" />}
        </span>
        <span className="flex min-w-0 items-center gap-1.5">
          <span className="truncate">{customer === '' ? t('orders.order.nobody') : customer}</span>
          {order.hasNotes && <Sign icon={StickyNote} label={t('orders.list.hasNotes')} className="text-ink-soft" />}
        </span>
      </span>
      <span className="text-right font-medium tabular-nums md:order-1">{money(order.total)}</span>
      <span className="truncate text-xs text-ink-soft">{facts}</span>
      <span className="justify-self-end md:justify-self-start">
        <StatusChip status={order.status} />
      </span>
      <Signs holder={holder} here={here} refused={refused} />
    </button>
  );
}

function Signs({ holder, here, refused }: Pick<OrderRowProps, 'holder' | 'here' | 'refused'>) {
  const { t } = useDesk();
  if (holder === '' && here === '' && !refused) return null;
  return (
    <span className="col-span-full flex flex-wrap gap-x-4 pb-1 text-xs font-medium md:order-2">
      {holder !== '' && <Said icon={Lock} testId="order-locked" text={holder} className="text-warn" />}
      {here !== '' && <Said icon={UserRound} testId="order-editors" text={t('presence.here', { names: here })} className="text-accent-text" />}
      {refused && <Said icon={CircleAlert} testId="order-refused" text={t('item.refused')} className="text-bad" />}
    </span>
  );
}

function Said({ icon: Icon, testId, text, className }: { icon: typeof Lock; testId: string; text: string; className: string }) {
  return (
    <span data-testid={testId} className={`flex items-center gap-1 ${className}`}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {text}
    </span>
  );
}

function OrderMenu({ order }: { order: Order }) {
  const { t, open, panel } = useDesk();
  const on = { type: 'order', id: order.id };
  return (
    <Menu
      label={t('orders.list.menu', { name: orderName(t, order) })}
      icon={EllipsisVertical}
      part="menu"
      items={[
        { label: t('orders.list.openOne'), icon: FolderOpen, onSelect: () => open('order', order.id) },
        { label: t('orders.list.comments'), icon: MessageSquare, onSelect: () => panel({ tab: 'comments', on }) },
        { label: t('orders.list.history'), icon: History, onSelect: () => panel({ tab: 'history', on }) },
        { label: t('orders.list.conflicts'), icon: Scale, onSelect: () => panel({ tab: 'conflicts', on }) },
      ]}
    />
  );
}
