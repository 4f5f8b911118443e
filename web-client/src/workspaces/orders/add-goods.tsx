import { type FormEvent, useState } from 'react';
import { numberOf, useNumberCheck } from '../../ui/form/checks';
import { Button } from '../../ui/kit/button';
import { TextField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { useDesk } from './use-desk';

/** New goods: SKU and name, and how many there are. */
export function AddGoods({ onClose }: { onClose: () => void }) {
  const { t, actions } = useDesk();
  const [sku, setSku] = useState('');
  const [name, setName] = useState('');
  const [onHand, setOnHand] = useState('0');
  const [price, setPrice] = useState('');
  const whole = useNumberCheck({ min: 0, max: 1_000_000_000, whole: true });
  const money = useNumberCheck({ min: 0, max: 1_000_000, optional: true });
  const wrong = sku.trim() === '' || name.trim() === '' || whole(onHand) !== undefined || money(price) !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong) return;
    const id = actions.stock.add({ sku: sku.trim(), name: name.trim(), onHand: numberOf(onHand), ...(price.trim() !== '' && { unitPrice: numberOf(price) }) });
    if (id !== null) onClose();
  };
  return (
    <Sheet
      title={t('orders.stock.add')}
      shape="dialog"
      onClose={onClose}
      testId="add-goods"
      footer={
        <Button type="submit" form="add-goods" look="primary" disabled={wrong}>
          {t('common.add')}
        </Button>
      }
    >
      <form id="add-goods" onSubmit={submit} className="flex flex-col gap-4">
        <TextField data-first label={t('orders.stock.sku')} value={sku} maxLength={64} autoComplete="off" onChange={(event) => setSku(event.target.value)} />
        <TextField label={t('orders.stock.name')} value={name} maxLength={200} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        <div className="grid grid-cols-2 gap-3">
          <TextField label={t('orders.stock.firstOnHand')} value={onHand} inputMode="numeric" error={whole(onHand)} onChange={(event) => setOnHand(event.target.value)} />
          <TextField label={t('orders.stock.unitPrice')} value={price} inputMode="decimal" error={money(price)} onChange={(event) => setPrice(event.target.value)} />
        </div>
      </form>
    </Sheet>
  );
}
