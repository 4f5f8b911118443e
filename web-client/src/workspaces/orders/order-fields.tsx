import { MapPin } from 'lucide-react';
import type { Fields } from '../../core';
import { numberOf, useNumberCheck } from '../../ui/form/checks';
import { Button } from '../../ui/kit/button';
import { SelectField } from '../../ui/kit/field';
import { Fact, KeptField } from './kept-field';
import type { Order } from './model';
import { useDesk } from './use-desk';

/** For whom an order is, when, and where it goes. */
export function OrderFields({ order, editable }: { order: Order; editable: boolean }) {
  const { t, actions, format, money } = useDesk();
  const amount = useNumberCheck({ min: 0, max: 1_000_000, optional: true });
  const write = (field: keyof Order) => (text: string) => actions.editOrder(order.id, { [field]: text.trim() === '' ? null : text.trim() } satisfies Fields);
  const after = (text: string) => (text !== '' && order.orderedOn !== '' && text < order.orderedOn ? t('orders.order.requiredBefore') : undefined);
  return (
    <section aria-labelledby="order-details" className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-4 shadow-lift @4xl:row-span-2">
      <h3 id="order-details" className="text-base font-semibold">
        {t('orders.order.details')}
      </h3>
      <CustomerField order={order} editable={editable} />
      <KeptField name="reference" label={t('orders.order.reference')} hint={t('orders.order.referenceHint')} value={order.reference} maxLength={64} editable={editable} onWrite={write('reference')} />
      <div className="grid grid-cols-1 gap-3 min-[24rem]:grid-cols-2">
        <KeptField name="orderedOn" type="date" label={t('orders.order.orderedOn')} value={order.orderedOn} shown={format.days(order.orderedOn, '')} editable={editable} onWrite={write('orderedOn')} />
        <KeptField name="requiredOn" type="date" label={t('orders.order.requiredOn')} value={order.requiredOn} shown={format.days(order.requiredOn, '')} check={after} editable={editable} onWrite={write('requiredOn')} />
        <KeptField name="shippedOn" type="date" label={t('orders.order.shippedOn')} value={order.shippedOn} shown={format.days(order.shippedOn, '')} editable={editable} onWrite={write('shippedOn')} />
        <KeptField
          name="freight"
          inputMode="decimal"
          label={t('orders.order.freight')}
          value={order.freight === null ? '' : String(order.freight)}
          check={amount}
          {...(order.freight !== null && { shown: money(order.freight) })}
          editable={editable}
          onWrite={(text) => actions.editOrder(order.id, { freight: text.trim() === '' ? null : numberOf(text) })}
        />
      </div>
      <KeptField name="shipTo" label={t('orders.order.shipTo')} value={order.shipTo} maxLength={300} editable={editable} onWrite={write('shipTo')} />
      {editable && <UseAddress order={order} />}
    </section>
  );
}

function CustomerField({ order, editable }: { order: Order; editable: boolean }) {
  const { t, book, customers, actions } = useDesk();
  if (!editable) return <Fact label={t('orders.order.customer')} value={customers.get(order.customerId ?? '')?.name ?? t('orders.order.nobody')} />;
  return (
    <div data-field="customerId">
      <SelectField label={t('orders.order.customer')} value={order.customerId ?? ''} onChange={(event) => actions.editOrder(order.id, { customerId: event.target.value || null })}>
        <option value="">{t('orders.order.nobody')}</option>
        {book.customers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function UseAddress({ order }: { order: Order }) {
  const { t, customers, actions } = useDesk();
  const customer = customers.get(order.customerId ?? '');
  const address = customer === undefined ? '' : [customer.address, customer.city, customer.country].filter(Boolean).join(', ');
  if (address === '' || address === order.shipTo) return null;
  return (
    <Button look="quiet" icon={MapPin} onClick={() => actions.editOrder(order.id, { shipTo: address })} className="-mt-2 self-start">
      {t('orders.order.useAddress')}
    </Button>
  );
}
