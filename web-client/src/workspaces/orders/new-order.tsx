import { X } from 'lucide-react';
import { useState } from 'react';
import type { Fields } from '../../core';
import { Button, IconButton } from '../../ui/kit/button';
import { SelectField, TextField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { useToast } from '../../ui/kit/toast';
import type { Wanted } from './actions';
import { AddLine } from './add-line';
import { estimate, sumOf } from './pricing';
import { today } from './today';
import { useDesk } from './use-desk';

const SOMEONE_NEW = 'new';
const MOST_LINES = 20;

/** An order is made as a whole, with its lines: so it can be made without a connection, where nobody could hold its lock. */
export function NewOrder({ onClose }: { onClose: () => void }) {
  const { t, book, customers, actions, open } = useDesk();
  const toast = useToast();
  const [customer, setCustomer] = useState(book.customers.length === 0 ? SOMEONE_NEW : '');
  const [name, setName] = useState('');
  const [requiredOn, setRequiredOn] = useState('');
  const [wanted, setWanted] = useState<readonly Wanted[]>([]);
  const someoneNew = customer === SOMEONE_NEW;
  const create = () => {
    const made = someoneNew && name.trim() !== '' ? actions.customer.add({ name: name.trim() }) : customer;
    if (made === null) return;
    const known = customers.get(made);
    const address = known === undefined ? '' : [known.address, known.city, known.country].filter(Boolean).join(', ');
    const fields: Fields = { orderedOn: today(), ...(made !== '' && made !== SOMEONE_NEW && { customerId: made }), ...(requiredOn !== '' && { requiredOn }), ...(address !== '' && { shipTo: address }) };
    const id = actions.addOrder(fields, wanted);
    if (id === null) return;
    toast({ text: t('orders.create.made') });
    onClose();
    open('order', id);
  };
  return (
    <Sheet
      title={t('orders.create.title')}
      onClose={onClose}
      testId="new-order"
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" onClick={create}>
            {t('orders.create.go')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <SelectField data-first label={t('orders.create.customer')} value={customer} onChange={(event) => setCustomer(event.target.value)}>
          <option value="">{t('orders.create.choose')}</option>
          <option value={SOMEONE_NEW}>{t('orders.create.someoneNew')}</option>
          {book.customers.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        {someoneNew && <TextField label={t('orders.create.newCustomer')} value={name} maxLength={200} autoComplete="off" onChange={(event) => setName(event.target.value)} />}
        <TextField type="date" label={t('orders.create.requiredOn')} value={requiredOn} min={today()} onChange={(event) => setRequiredOn(event.target.value)} />
        <WantedLines customerId={someoneNew ? null : customer || null} wanted={wanted} onWanted={setWanted} />
      </div>
    </Sheet>
  );
}

function WantedLines({ customerId, wanted, onWanted }: { customerId: string | null; wanted: readonly Wanted[]; onWanted: (wanted: readonly Wanted[]) => void }) {
  const { t, book, money } = useDesk();
  const priced = wanted.map(({ stock, quantity }) => estimate({ stockId: stock.id, quantity, unitPrice: null, discount: null }, customerId, stock.unitPrice, book.rules));
  const add = (one: Wanted) => {
    onWanted([...wanted, one]);
    return true;
  };
  return (
    <section aria-labelledby="wanted" className="flex flex-col gap-2">
      <h3 id="wanted" className="text-base font-semibold">
        {t('orders.create.lines')}
      </h3>
      {wanted.length > 0 && (
        <ul className="rounded-md border border-line">
          {wanted.map(({ stock, quantity }, index) => (
            // One may want the same goods twice: the place is what tells the lines apart.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className="flex min-h-11 items-center gap-2 border-t border-line pl-3 text-sm first:border-t-0">
              <span className="min-w-0 flex-1">{t('orders.create.lineCount', { quantity, name: stock.name })}</span>
              <span className="tabular-nums">{money(priced[index]?.amount ?? 0)}</span>
              <IconButton icon={X} label={t('orders.create.remove', { name: stock.name })} onClick={() => onWanted(wanted.toSpliced(index, 1))} />
            </li>
          ))}
        </ul>
      )}
      {book.stock.length === 0 ? <p className="text-sm text-ink-soft">{t('orders.create.noStock')}</p> : wanted.length < MOST_LINES && <AddLine onAdd={add} />}
      {wanted.length > 0 && (
        <p className="flex justify-between px-3 font-semibold">
          <span>{t('orders.lines.total')}</span>
          <span className="tabular-nums">{money(sumOf(priced))}</span>
        </p>
      )}
    </section>
  );
}
