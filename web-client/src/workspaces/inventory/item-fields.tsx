import { useEntity, useRoom } from '../../react';
import { ConflictBadge } from '../../ui/conflicts/conflict-badge';
import { numberOf, useNumberCheck, useRequired } from '../../ui/form/checks';
import { DraftField } from '../../ui/form/draft-field';
import { text } from '../../ui/reading';
import { SharedText } from '../../ui/text/shared-text';
import { type Item, itemBySku } from './model';
import { useInventory } from './use-inventory';

const MOST = 1_000_000_000;

/** The code of an item is its own: a scanner could not tell two of the same apart. */
export function useSkuCheck(ownId?: string): (sku: string) => string | undefined {
  const { t } = useInventory();
  const required = useRequired();
  const room = useRoom();
  return (sku) => {
    const other = itemBySku(room.entities.get(), sku);
    return other !== undefined && other.id !== ownId ? t('inventory.item.skuTaken', { name: other.name }) : required(sku);
  };
}

/** The fields of an item; each saves itself. */
export function ItemFields({ item }: { item: Item }) {
  const { t, canEdit, actions } = useInventory();
  const required = useRequired();
  const sku = useSkuCheck(item.id);
  const whole = useNumberCheck({ min: 0, max: MOST, whole: true, optional: true });
  const price = useNumberCheck({ min: 0, max: 1_000_000, optional: true });
  const shared = { readOnly: !canEdit, autoComplete: 'off' };
  const write = (field: string) => (value: string) => actions.edit(item.id, { [field]: value.trim() === '' ? null : value.trim() });
  const writeNumber = (field: string) => (value: string) => actions.edit(item.id, { [field]: value.trim() === '' ? null : numberOf(value) });
  return (
    <section aria-label={t('inventory.item.details')} className="flex flex-col gap-3 border-t border-line pt-3">
      <DraftField label={t('inventory.item.name')} value={item.name} maxLength={200} check={required} onWrite={write('name')} {...shared} />
      <div className="grid grid-cols-2 gap-3">
        <DraftField label={t('inventory.item.sku')} value={item.sku} maxLength={64} check={sku} onWrite={write('sku')} {...shared} />
        <DraftField label={t('inventory.item.unit')} value={item.unit} maxLength={20} onWrite={write('unit')} {...shared} />
        <DraftField label={t('inventory.item.reorderPoint')} value={item.reorderPoint === null ? '' : String(item.reorderPoint)} inputMode="numeric" check={whole} onWrite={writeNumber('reorderPoint')} {...shared} />
        <DraftField label={t('inventory.item.unitCost')} value={item.unitCost === null ? '' : String(item.unitCost)} inputMode="decimal" check={price} onWrite={writeNumber('unitCost')} {...shared} />
      </div>
      <DraftField label={t('inventory.item.location')} value={item.location} maxLength={100} onWrite={write('location')} {...shared} />
      <ConflictBadge type="stockItem" id={item.id} className="self-start" />
      <Notes id={item.id} />
    </section>
  );
}

function Notes({ id }: { id: string }) {
  const { t, canEdit } = useInventory();
  const notes = text(useEntity('stockItem', id)?.fields.notes);
  if (!canEdit && notes === '') return null;
  return (
    <div className="flex flex-col gap-1">
      <p aria-hidden={canEdit} className="text-sm font-medium">
        {t('inventory.item.notes')}
      </p>
      {canEdit ? <SharedText type="stockItem" id={id} field="notes" label={t('inventory.item.notes')} maxLength={4000} /> : <p className="text-sm whitespace-pre-wrap">{notes}</p>}
    </div>
  );
}
