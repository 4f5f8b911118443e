import { useMemo } from 'react';
import { useAnnounce, useRejected } from '../../react';
import { FocusKeeper } from '../../ui/a11y/focus-keeper';
import { AddLine } from './add-line';
import { LineRow } from './line-row';
import { type LineView, lineViews } from './line-view';
import type { Line, Order } from './model';
import { sumOf } from './pricing';
import { linesAreOpen } from './status';
import { useDesk } from './use-desk';

const MOST_LINES = 60;

/** What an order is about, what it costs, and the way to more of it. */
export function OrderLines({ order, lines, editable }: { order: Order; lines: readonly Line[]; editable: boolean }) {
  const { t, actions, book, stock } = useDesk();
  const announce = useAnnounce();
  const rejected = useRejected();
  const open = linesAreOpen(order.status);
  const views = useMemo(() => lineViews(order, lines, stock, book.rules, rejected), [order, lines, stock, book.rules, rejected]);
  return (
    <section aria-labelledby="order-lines" className="@container rounded-xl border border-line bg-surface shadow-lift">
      <h3 id="order-lines" className="px-4 pt-3 pb-2 text-base font-semibold">
        {t('orders.lines.title')}
      </h3>
      {lines.length > 0 && <Header />}
      <FocusKeeper onLost={() => announce(t('news.focusedGone'))}>
        <ul aria-labelledby="order-lines">
          {views.map((view) => (
            <LineRow key={view.line.id} order={order} view={view} lines={lines} editable={editable && open} />
          ))}
        </ul>
      </FocusKeeper>
      {lines.length === 0 && <p className="border-t border-line px-4 py-3 text-sm text-ink-soft">{t('orders.lines.none')}</p>}
      {editable && (
        <div className="border-t border-line p-4" data-field="lines">
          {!open && <p className="text-sm text-ink-soft">{t('orders.lines.closed')}</p>}
          {open && (lines.length < MOST_LINES ? <AddLine onAdd={(wanted) => actions.addLine(order.id, wanted) !== null} /> : <p className="text-sm text-ink-soft">{t('orders.lines.full')}</p>)}
        </div>
      )}
      <Totals order={order} views={views} />
    </section>
  );
}

export const columns = '@2xl:grid-cols-[minmax(0,1fr)_5rem_6.5rem_5rem_7.5rem_2.75rem]';

/** For those who see the columns; each field has its own name. */
function Header() {
  const { t } = useDesk();
  return (
    <div aria-hidden className={`hidden gap-2 px-4 pb-1 text-right text-xs font-medium text-ink-soft @2xl:grid ${columns}`}>
      <span />
      <span>{t('orders.lines.quantity')}</span>
      <span>{t('orders.lines.unit')}</span>
      <span>{t('orders.lines.discount')}</span>
      <span>{t('orders.lines.amount')}</span>
      <span />
    </div>
  );
}

function Totals({ order, views }: { order: Order; views: readonly LineView[] }) {
  const { t, money } = useDesk();
  const estimated = views.some((view) => view.estimated) || order.number === null;
  const sum = estimated ? sumOf(views) : order.total;
  return (
    <dl data-testid="totals" data-estimated={estimated} className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 border-t border-line py-3 pr-14 pl-4 text-right @2xl:pr-17">
      {order.freight !== null && order.freight > 0 && (
        <>
          <dt className="text-sm text-ink-soft">{t('orders.lines.subtotal')}</dt>
          <dd className="tabular-nums">{money(sum)}</dd>
          <dt className="text-sm text-ink-soft">{t('orders.lines.freight')}</dt>
          <dd className="tabular-nums">{money(order.freight)}</dd>
        </>
      )}
      <dt className="font-semibold">
        {t('orders.lines.total')}
        {estimated && <span className="block text-xs font-normal text-ink-soft">{t('orders.lines.estimated')}</span>}
      </dt>
      <dd data-testid="total" className="text-lg font-semibold tabular-nums">
        {money(sum + (order.freight ?? 0))}
      </dd>
    </dl>
  );
}
