import type { ReactNode } from 'react';
import { SearchField } from '../../ui/kit/search-field';
import type { OrderFilter } from './order-filter';
import { statuses } from './status';
import { useDesk } from './use-desk';

const select = 'min-h-11 min-w-0 flex-1 basis-36 rounded-md border border-line-strong bg-surface px-3 text-sm sm:max-w-56';
const choices = ['all', 'open', ...statuses] as const;

/** Words, a status and a customer narrow the list down. */
export function FilterBar({ filter, children }: { filter: OrderFilter; children: ReactNode }) {
  const { t, format, book } = useDesk();
  const label = (status: (typeof choices)[number]) => (status === 'all' ? t('orders.list.any') : status === 'open' ? t('orders.list.open') : t(`orders.status.${status}`));
  const count = filter.found.length;
  return (
    <div className="flex flex-wrap items-center gap-2" role="search">
      <SearchField label={t('orders.list.search')} value={filter.words} onChange={filter.setWords} />
      <select aria-label={t('orders.list.status')} value={filter.status} className={select} onChange={(event) => filter.setStatus(choices.find((one) => one === event.target.value) ?? 'all')}>
        {choices.map((status) => (
          <option key={status} value={status}>
            {label(status)}
          </option>
        ))}
      </select>
      {book.customers.length > 1 && (
        <select aria-label={t('orders.list.customer')} value={filter.customerId} className={select} onChange={(event) => filter.setCustomerId(event.target.value)}>
          <option value="">{t('orders.list.everyone')}</option>
          {book.customers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <div className="flex flex-1 basis-80 items-center justify-end gap-2">
        <p role="status" data-testid="order-count" className="mr-auto px-1 text-sm text-ink-soft tabular-nums" title={format.number(count)}>
          {filter.narrowed ? t('orders.list.found', { count }) : t('orders.list.count', { count })}
        </p>
        {children}
      </div>
    </div>
  );
}
