import { type FormEvent, useState } from 'react';
import { useEntities, useEntity } from '../../react';
import { numberOf } from '../../ui/form/checks';
import { Button } from '../../ui/kit/button';
import { TextField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { useToast } from '../../ui/kit/toast';
import { ItemChoices, useFound } from './item-picker';
import { itemOf, reservedOf } from './model';
import { useInventory } from './use-inventory';

/** Keeps so many of an item for somebody: they stay on hand, and are no longer available. */
export function ReserveSheet({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useInventory();
  const [chosen, setChosen] = useState(id);
  return (
    <Sheet
      title={t('inventory.reservation.title')}
      shape="dialog"
      onClose={onClose}
      testId="reserve-sheet"
      footer={
        <Button type="submit" form="reserve" look="primary" disabled={chosen === undefined}>
          {t('inventory.reservation.go')}
        </Button>
      }
    >
      {chosen === undefined ? <Picker onChoose={setChosen} /> : <ReserveForm key={chosen} id={chosen} onChange={id === undefined ? () => setChosen(undefined) : undefined} onClose={onClose} />}
    </Sheet>
  );
}

function Picker({ onChoose }: { onChoose: (id: string) => void }) {
  const { t } = useInventory();
  const [words, setWords] = useState('');
  const found = useFound(words);
  return (
    <div className="flex flex-col gap-3">
      <TextField data-first type="search" label={t('inventory.reservation.item')} hint={t('inventory.reservation.itemHint')} value={words} autoComplete="off" onChange={(event) => setWords(event.target.value)} />
      {found.length > 0 && <ItemChoices amounts="available" label={t('inventory.count.choose')} items={found} onChoose={(item) => onChoose(item.id)} />}
      {words.trim() !== '' && found.length === 0 && <p className="text-sm text-ink-soft">{t('inventory.table.nothing')}</p>}
    </div>
  );
}

function ReserveForm({ id, onChange, onClose }: { id: string; onChange: (() => void) | undefined; onClose: () => void }) {
  const { t, format, actions } = useInventory();
  const toast = useToast();
  const entity = useEntity('stockItem', id);
  const reserved = reservedOf(useEntities()).get(id) ?? 0;
  const [text, setText] = useState('1');
  const [purpose, setPurpose] = useState('');
  const [until, setUntil] = useState('');
  if (entity === undefined) return <p role="alert">{t('inventory.item.gone')}</p>;
  const item = itemOf(entity);
  const free = item.onHand - reserved;
  const quantity = numberOf(text);
  const wrong = Number.isSafeInteger(quantity) && quantity > 0 ? undefined : t('inventory.reservation.wrong');
  const problem = wrong ?? (quantity > free ? t('inventory.reservation.tooMany', { amount: format.number(free) }) : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem !== undefined || actions.reserve(id, { quantity, purpose, until }) === null) return;
    toast({ text: t('inventory.reservation.done', { name: item.name, quantity: format.number(quantity) }) });
    onClose();
  };
  return (
    <form id="reserve" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <div className="flex items-center gap-3 rounded-lg bg-sunken px-3 py-2">
        <p className="min-w-0 flex-1">
          <span className="block font-medium">{item.name}</span>
          <span className="block text-xs text-ink-soft">{item.sku}</span>
        </p>
        {onChange !== undefined && (
          <Button look="quiet" onClick={onChange}>
            {t('inventory.reservation.change')}
          </Button>
        )}
      </div>
      <TextField data-first label={t('inventory.reservation.quantity')} hint={t('inventory.reservation.available', { amount: format.number(free) })} error={problem} inputMode="numeric" autoComplete="off" value={text} onFocus={(event) => event.target.select()} onChange={(event) => setText(event.target.value)} />
      <TextField label={t('inventory.reservation.purpose')} value={purpose} maxLength={200} autoComplete="off" onChange={(event) => setPurpose(event.target.value)} />
      <TextField type="date" label={t('inventory.reservation.until')} value={until} onChange={(event) => setUntil(event.target.value)} />
    </form>
  );
}
