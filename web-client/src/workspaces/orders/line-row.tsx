import { ArrowDown, ArrowUp, CircleAlert, Clock, EllipsisVertical, PackageX, Tag, Trash2 } from 'lucide-react';
import { clsx } from 'clsx';
import type { KeyboardEvent } from 'react';
import { useAnnounce, useRejected } from '../../react';
import { Menu } from '../../ui/kit/menu';
import { Sign } from '../../ui/kit/sign';
import { canMove, type Direction } from '../../ui/list/order';
import { touches } from '../../ui/status/describe';
import { langOf } from '../../ui/words/lang';
import { LineNumber } from './line-number';
import type { LineView } from './line-view';
import type { Line, Order } from './model';
import { columns } from './order-lines';
import { useRemoval } from './removal';
import { useDesk } from './use-desk';

interface LineRowProps {
  order: Order;
  view: LineView;
  lines: readonly Line[];
  editable: boolean;
}

/** One line: goods, how many, at which price. Alt with an arrow key moves it. */
export function LineRow({ order, view, lines, editable }: LineRowProps) {
  const { t, actions } = useDesk();
  const announce = useAnnounce();
  const { line } = view;
  const name = line.name || line.sku || t('orders.lines.unknown');
  const step = (direction: Direction) => {
    if (actions.stepLine(order.id, line.id, direction)) announce(t(direction === 'up' ? 'orders.lines.movedUp' : 'orders.lines.movedDown', { name }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : undefined;
    if (!editable || !event.altKey || direction === undefined) return;
    event.preventDefault();
    step(direction);
  };
  return (
    // The controls in it have the focus; this is their shortcut, which the menu has, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li data-row={line.id} data-testid="line" data-pending={line.pending} onKeyDown={onKeyDown} className={clsx('grid grid-cols-[repeat(3,minmax(0,1fr))_2.75rem] items-center gap-x-2 gap-y-1 border-t border-line py-2 pr-1 pl-4 @2xl:pr-4', columns)}>
      <div className="col-span-3 min-w-0 @2xl:col-span-1">
        <p className="flex items-center gap-1.5">
          <span lang={langOf(name)} className="min-w-0 font-medium">{name}</span>
          {line.pending && <Sign icon={Clock} label={t('orders.order.pending')} className="text-ink-soft" />}
        </p>
        <p className="text-xs text-ink-soft">{line.sku}</p>
      </div>
      <div className="justify-self-end @2xl:order-last">
        <LineMenu line={line} lines={lines} name={name} editable={editable} onStep={step} />
      </div>
      <Figures view={view} name={name} editable={editable} />
      <Said view={view} name={name} />
    </li>
  );
}

function Figures({ view: { line, amount, estimated }, name, editable }: { view: LineView; name: string; editable: boolean }) {
  const { t, actions, money } = useDesk();
  const write = (field: 'quantity' | 'unitPrice' | 'discount') => (value: number | null) => actions.editLine(line.id, { [field]: value });
  return (
    <>
      <LineNumber part="quantity" label={t('orders.lines.quantity')} name={t('orders.lines.quantityOf', { name })} value={line.quantity} min={1} max={100_000} whole editable={editable} onWrite={write('quantity')} />
      <LineNumber part="unitPrice" label={t('orders.lines.unit')} name={t('orders.lines.unitOf', { name })} value={line.unitPrice} min={0} max={1_000_000} shown={money} editable={editable} onWrite={write('unitPrice')} />
      <LineNumber part="discount" label={t('orders.lines.discount')} name={t('orders.lines.discountOf', { name })} value={line.discount} min={0} max={100} editable={editable} onWrite={write('discount')} />
      <p className="col-span-3 flex items-baseline justify-between gap-2 text-right @2xl:col-span-1 @2xl:block">
        <span className="text-xs text-ink-soft @2xl:sr-only">{t('orders.lines.amount')}</span>
        <span data-testid="line-amount" data-estimated={estimated} className="font-medium tabular-nums">
          {money(amount)}
        </span>
        {estimated && <span className="block text-xs text-ink-soft">{t('orders.lines.estimated')}</span>}
      </p>
    </>
  );
}

/** The pricing rule, what is short, and what was refused. */
function Said({ view: { line, rule, short }, name }: { view: LineView; name: string }) {
  const { t } = useDesk();
  const refused = useRejected().some((entry) => touches(entry, 'orderLine', line.id));
  if (rule === '' && short === undefined && !refused) return null;
  return (
    <div className="col-span-full flex flex-col gap-0.5 text-xs @2xl:order-last">
      {rule !== '' && (
        <p className="flex items-center gap-1.5 text-accent-text">
          <Tag aria-hidden className="size-3.5 shrink-0" />
          {t('orders.lines.rule', { name: rule })}
        </p>
      )}
      {short !== undefined && (
        <p data-testid="line-short" className={clsx('flex items-center gap-1.5 font-medium', short.refused ? 'text-bad' : 'text-warn')}>
          <PackageX aria-hidden className="size-3.5 shrink-0" />
          {t(short.refused ? 'orders.lines.refusedStock' : 'orders.lines.shortOf', { name, available: short.available, wanted: short.wanted })}
        </p>
      )}
      {refused && (
        <p data-testid="line-refused" className="flex items-center gap-1.5 font-medium text-bad">
          <CircleAlert aria-hidden className="size-3.5 shrink-0" />
          {t('item.refused')}
        </p>
      )}
    </div>
  );
}

function LineMenu({ line, lines, name, editable, onStep }: { line: Line; lines: readonly Line[]; name: string; editable: boolean; onStep: (direction: Direction) => void }) {
  const { t, actions } = useDesk();
  const remove = useRemoval();
  if (!editable) return null;
  const takeOff = () => void remove(actions.removeLine(line.id), t('orders.lines.deleted', { name }));
  return (
    <Menu
      label={t('orders.lines.menu', { name })}
      icon={EllipsisVertical}
      part="menu"
      items={[
        { label: t('common.moveUp'), icon: ArrowUp, disabled: !canMove(lines, line.id, 'up'), onSelect: () => onStep('up') },
        { label: t('common.moveDown'), icon: ArrowDown, disabled: !canMove(lines, line.id, 'down'), onSelect: () => onStep('down') },
        { label: t('common.delete'), icon: Trash2, danger: true, onSelect: takeOff },
      ]}
    />
  );
}
