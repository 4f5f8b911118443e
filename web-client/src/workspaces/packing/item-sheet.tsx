import { useTranslation } from '../../i18n/texts';
import { EntitySheet } from '../../ui/entity-sheet';
import { numberOf, useNumberCheck, useRequired } from '../../ui/form/checks';
import { DraftArea, DraftField } from '../../ui/form/draft-field';
import { Check } from '../../ui/kit/choice';
import { ChangedBy } from './changed-by';
import { HolderSelects } from './holder-selects';
import { type Item, itemOf, type Packing } from './model';
import { usePackingView } from './use-packing';

/** All fields of one item; each saves itself. */
export function ItemSheet({ id, packing, onClose }: { id: string; packing: Packing; onClose: () => void }) {
  const { actions, removeItems } = usePackingView();
  const remove = () => {
    onClose();
    removeItems([id]);
  };
  return (
    <EntitySheet type="item" id={id} testId="item-sheet" onClose={onClose} onRemove={remove} onRestore={(fields) => actions.restore(id, fields)}>
      {(entity) => {
        const item = itemOf(entity);
        return (
          <>
            <Fields item={item} onEnter={onClose} />
            <HolderSelects item={item} packing={packing} />
            <NotesField item={item} />
            <ChangedBy entity={entity} />
          </>
        );
      }}
    </EntitySheet>
  );
}

function Fields({ item, onEnter }: { item: Item; onEnter: () => void }) {
  const { t } = useTranslation();
  const { canEdit, actions } = usePackingView();
  const required = useRequired();
  const whole = useNumberCheck({ min: 0, max: 9999, whole: true });
  const grams = useNumberCheck({ min: 0, max: 1_000_000, optional: true });
  const readOnly = !canEdit;
  return (
    <>
      <DraftField label={t('item.name')} value={item.name} maxLength={200} check={required} readOnly={readOnly} autoComplete="off" onEnter={onEnter} onWrite={(name) => actions.edit(item.id, { name: name.trim() })} />
      <div className="grid grid-cols-2 gap-3">
        <DraftField label={t('item.quantity')} value={String(item.quantity)} inputMode="numeric" check={whole} readOnly={readOnly} onWrite={(text) => actions.edit(item.id, { quantity: numberOf(text) })} />
        <DraftField
          label={t('item.weight')}
          value={item.weight === null ? '' : String(item.weight)}
          inputMode="decimal"
          check={grams}
          readOnly={readOnly}
          onWrite={(text) => actions.edit(item.id, { weight: text.trim() === '' ? null : numberOf(text) })}
        />
      </div>
      <div>
        <Check label={t('item.packed')} checked={item.packed} disabled={readOnly} onChange={(packed) => actions.pack(item.id, packed)} />
        <Check label={t('item.essential')} checked={item.essential} disabled={readOnly} onChange={(essential) => actions.edit(item.id, { essential })} />
      </div>
    </>
  );
}

function NotesField({ item }: { item: Item }) {
  const { t } = useTranslation();
  const { canEdit, actions } = usePackingView();
  return <DraftArea label={t('item.notes')} value={item.notes} maxLength={4000} readOnly={!canEdit} onWrite={(notes) => actions.edit(item.id, { notes: notes.trim() === '' ? null : notes })} />;
}
