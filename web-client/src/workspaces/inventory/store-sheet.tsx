import { useCanEdit, useEntity } from '../../react';
import { useRequired } from '../../ui/form/checks';
import { DraftField } from '../../ui/form/draft-field';
import { Button } from '../../ui/kit/button';
import { Sheet } from '../../ui/kit/sheet';
import { text } from '../../ui/reading';
import { SharedText } from '../../ui/text/shared-text';
import { useInventory } from './use-inventory';

/** What the store is: its name, where it stands, and what everybody should know. */
export function StoreSheet({ onClose }: { onClose: () => void }) {
  const { t, actions } = useInventory();
  const readOnly = !useCanEdit();
  const required = useRequired();
  const fields = useEntity('warehouse', 'warehouse')?.fields ?? {};
  const write = (field: string) => (value: string) => actions.editWarehouse({ [field]: value.trim() === '' ? null : value.trim() });
  return (
    <Sheet
      title={t('inventory.store.title')}
      onClose={onClose}
      testId="store-sheet"
      footer={
        <Button look="primary" onClick={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftField label={t('inventory.store.name')} value={text(fields.name)} maxLength={200} check={required} readOnly={readOnly} autoComplete="off" onWrite={write('name')} />
        <DraftField label={t('inventory.store.address')} value={text(fields.address)} maxLength={300} readOnly={readOnly} autoComplete="off" onWrite={write('address')} />
        <div className="flex flex-col gap-1">
          <p aria-hidden={!readOnly} className="text-sm font-medium">
            {t('inventory.store.notes')}
          </p>
          {readOnly ? <p className="text-sm whitespace-pre-wrap">{text(fields.notes)}</p> : <SharedText type="warehouse" id="warehouse" field="notes" label={t('inventory.store.notes')} maxLength={4000} />}
        </div>
      </div>
    </Sheet>
  );
}
