import { useRequired } from '../../ui/form/checks';
import { DraftField } from '../../ui/form/draft-field';
import { EntitySheet } from '../../ui/entity-sheet';
import { SharedText } from '../../ui/text/shared-text';
import { Button } from '../../ui/kit/button';
import { useState } from 'react';
import { text } from '../../ui/reading';
import { type Customer, customerOf } from './model';
import { orderName } from './names';
import { useRemoval } from './removal';
import { StatusChip } from './status-chip';
import { useDesk } from './use-desk';

const fields = ['code', 'contact', 'email', 'phone', 'address', 'city', 'country'] as const;
const longest: Readonly<Record<(typeof fields)[number], number>> = { code: 64, contact: 200, email: 254, phone: 64, address: 300, city: 100, country: 100 };
const FIRST_SHOWN = 5;

/** Everything about a customer, and their orders. */
export function CustomerSheet({ id }: { id: string }) {
  const { t, actions, close, canEdit, customers } = useDesk();
  const remove = useRemoval();
  const required = useRequired();
  const name = customers.get(id)?.name ?? '';
  const onRemove = () => {
    close();
    remove(actions.customer.remove(id), t('orders.customers.deleted', { name }));
  };
  return (
    <EntitySheet type="customer" id={id} onClose={close} onRemove={onRemove} onRestore={(was) => actions.restore('customer', id, was)} testId="customer-sheet">
      {(entity) => {
        const customer = customerOf(entity);
        const notes = text(entity.fields.notes);
        return (
          <>
            <DraftField label={t('orders.customers.name')} value={customer.name} maxLength={200} check={required} readOnly={!canEdit} autoComplete="off" onWrite={(next) => actions.customer.edit(id, { name: next.trim() })} />
            <div className="grid grid-cols-1 gap-3 min-[24rem]:grid-cols-2">
              {fields.map((field) => (
                <DraftField
                  key={field}
                  label={t(`orders.customers.${field}`)}
                  value={customer[field]}
                  maxLength={longest[field]}
                  {...(field === 'email' && { type: 'email' })}
                  {...(field === 'phone' && { type: 'tel' })}
                  readOnly={!canEdit}
                  autoComplete="off"
                  onWrite={(next) => actions.customer.edit(id, { [field]: next.trim() === '' ? null : next.trim() })}
                />
              ))}
            </div>
            <div className="flex flex-col gap-1">
              <span aria-hidden className="text-sm font-medium">
                {t('orders.customers.notes')}
              </span>
              {canEdit ? <SharedText type="customer" id={id} field="notes" label={t('orders.customers.notes')} maxLength={4000} /> : <p className="whitespace-pre-wrap">{notes}</p>}
            </div>
            <TheirOrders customer={customer} />
          </>
        );
      }}
    </EntitySheet>
  );
}

function TheirOrders({ customer }: { customer: Customer }) {
  const { t, book, format, money, open } = useDesk();
  const [all, setAll] = useState(false);
  const orders = book.orders.filter(({ customerId }) => customerId === customer.id);
  return (
    <section aria-labelledby="their-orders" className="flex flex-col gap-1">
      <h3 id="their-orders" className="text-base font-semibold">
        {t('orders.customers.theirOrders')}
      </h3>
      {orders.length === 0 && <p className="text-sm text-ink-soft">{t('orders.customers.noOrders')}</p>}
      <ul className="rounded-md border border-line empty:hidden">
        {(all ? orders : orders.slice(0, FIRST_SHOWN)).map((order) => (
          <li key={order.id} className="border-t border-line first:border-t-0">
            <button type="button" onClick={() => open('order', order.id)} className="flex min-h-11 w-full flex-wrap items-center gap-x-3 rounded-md px-3 py-1 text-left text-sm">
              <span className="font-semibold tabular-nums">{t('orders.order.one', { name: orderName(t, order) })}</span>
              <span className="flex-1 text-ink-soft">{format.days(order.orderedOn, '')}</span>
              <StatusChip status={order.status} />
              <span className="tabular-nums">{money(order.total)}</span>
            </button>
          </li>
        ))}
      </ul>
      {!all && orders.length > FIRST_SHOWN && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t('orders.customers.all', { count: orders.length })}
        </Button>
      )}
    </section>
  );
}
