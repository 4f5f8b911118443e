import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useAnnounce } from '../../react';
import { numberOf, useNumberCheck, useRequired } from '../../ui/form/checks';
import { DraftField } from '../../ui/form/draft-field';
import { EntitySheet } from '../../ui/entity-sheet';
import { Button } from '../../ui/kit/button';
import { Check } from '../../ui/kit/choice';
import { TextField } from '../../ui/kit/field';
import { type Stock, stockOf } from './model';
import { useRemoval } from './removal';
import { Marks } from './stock-view';
import { useDesk } from './use-desk';

/** Everything about some goods; what is on hand changes by differences alone. */
export function StockSheet({ id }: { id: string }) {
  const { t, actions, close, canEdit, isOwner, stock } = useDesk();
  const remove = useRemoval();
  const onRemove = () => {
    const name = stock.get(id)?.name ?? '';
    close();
    remove(actions.stock.remove(id), t('orders.stock.deleted', { name }));
  };
  return (
    <EntitySheet type="stockLevel" id={id} onClose={close} {...(isOwner && { onRemove })} onRestore={(was) => actions.restore('stockLevel', id, was)} testId="stock-sheet">
      {(entity) => {
        const goods = stockOf(entity);
        return (
          <>
            <p className="flex flex-wrap items-center gap-2 text-sm">
              {t('orders.stock.levels', { onHand: goods.onHand, reserved: goods.reserved, available: goods.available })} <Marks stock={goods} />
            </p>
            {canEdit && <Adjust stock={goods} />}
            <Fields stock={goods} />
          </>
        );
      }}
    </EntitySheet>
  );
}

function Adjust({ stock }: { stock: Stock }) {
  const { t, actions } = useDesk();
  const announce = useAnnounce();
  const [by, setBy] = useState('');
  const check = useNumberCheck({ min: 1, max: 1_000_000_000, whole: true });
  const many = numberOf(by);
  const wrong = check(by) !== undefined;
  const tooMany = !wrong && many > stock.available;
  const count = (delta: number) => {
    if (actions.adjustStock(stock.id, delta) === null) return;
    announce(t('orders.stock.adjusted', { name: stock.name, count: stock.onHand + delta }));
    setBy('');
  };
  return (
    <fieldset className="flex flex-col gap-2 rounded-lg border border-line p-3">
      <legend className="px-1 text-sm font-semibold">{t('orders.stock.adjust')}</legend>
      <TextField label={t('orders.stock.by')} hint={tooMany ? t('orders.stock.notEnough', { count: stock.available }) : t('orders.stock.byHint')} value={by} inputMode="numeric" autoComplete="off" error={by === '' ? undefined : check(by)} onChange={(event) => setBy(event.target.value)} />
      <div className="grid grid-cols-2 gap-2">
        <Button icon={Minus} disabled={wrong || tooMany} onClick={() => count(-many)}>
          {t('orders.stock.outDo')}
        </Button>
        <Button icon={Plus} disabled={wrong} onClick={() => count(many)}>
          {t('orders.stock.in')}
        </Button>
      </div>
    </fieldset>
  );
}

function Fields({ stock }: { stock: Stock }) {
  const { t, actions, canEdit } = useDesk();
  const required = useRequired();
  const money = useNumberCheck({ min: 0, max: 1_000_000, optional: true });
  const whole = useNumberCheck({ min: 0, max: 1_000_000_000, whole: true, optional: true });
  const edit = (set: Parameters<typeof actions.stock.edit>[1]) => void actions.stock.edit(stock.id, set);
  const number = (field: 'unitPrice' | 'reorderPoint') => (text: string) => edit({ [field]: text.trim() === '' ? null : numberOf(text) });
  const readOnly = !canEdit;
  return (
    <>
      <DraftField label={t('orders.stock.name')} value={stock.name} maxLength={200} check={required} readOnly={readOnly} autoComplete="off" onWrite={(name) => edit({ name: name.trim() })} />
      <DraftField label={t('orders.stock.sku')} value={stock.sku} maxLength={64} check={required} readOnly={readOnly} autoComplete="off" onWrite={(sku) => edit({ sku: sku.trim() })} />
      <div className="grid grid-cols-2 gap-3">
        <DraftField label={t('orders.stock.unitPrice')} value={stock.unitPrice === null ? '' : String(stock.unitPrice)} inputMode="decimal" check={money} readOnly={readOnly} onWrite={number('unitPrice')} />
        <DraftField label={t('orders.stock.reorderPoint')} value={stock.reorderPoint === null ? '' : String(stock.reorderPoint)} inputMode="numeric" check={whole} readOnly={readOnly} onWrite={number('reorderPoint')} />
      </div>
      <Check label={t('orders.stock.isDiscontinued')} checked={stock.discontinued} disabled={readOnly} onChange={(discontinued) => edit({ discontinued })} />
    </>
  );
}
