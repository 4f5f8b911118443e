import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useEditors, useEntity, useRejected } from '../../react';
import { Button } from '../../ui/kit/button';
import { Check } from '../../ui/kit/choice';
import { CommentsButton } from '../../ui/comments/comments-button';
import { Sheet } from '../../ui/kit/sheet';
import { touches } from '../../ui/status/describe';
import { RejectedCard } from '../../ui/status/rejected-list';
import { ChangedBy } from './changed-by';
import { DraftArea, DraftField } from '../../ui/form/draft-field';
import { GoneItem, useLastSeen } from './gone-item';
import { HolderSelects } from './holder-selects';
import { type Item, itemOf, type Packing } from './model';
import { numberOf, useNumberCheck, useRequired } from '../../ui/form/checks';
import { usePackingView } from './use-packing';

/** All fields of one item; each saves itself. Stays open when somebody deletes the item, with what it held. */
export function ItemSheet({ id, packing, onClose }: { id: string; packing: Packing; onClose: () => void }) {
  const { t } = useTranslation();
  const { canEdit, removeItems } = usePackingView();
  const entity = useEntity('item', id);
  const last = useLastSeen(entity);
  if (entity === undefined) return <GoneItem id={id} last={last} onClose={onClose} />;
  const item = itemOf(entity);
  const remove = () => {
    onClose();
    removeItems([id]);
  };
  return (
    <Sheet
      title={item.name}
      onClose={onClose}
      testId="item-sheet"
      footer={
        <>
          {canEdit && (
            <Button look="danger" icon={Trash2} onClick={remove} className="mr-auto">
              {t('common.delete')}
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            {t('common.done')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Notes id={id} />
        <Fields item={item} onEnter={onClose} />
        <HolderSelects item={item} packing={packing} />
        <NotesField item={item} />
        <CommentsButton type="item" id={id} look="sheet" />
        <ChangedBy entity={entity} />
      </div>
    </Sheet>
  );
}

/** Who else is at this item, and what was not accepted of it. */
function Notes({ id }: { id: string }) {
  const { t } = useTranslation();
  const editors = useEditors('item', id);
  const rejected = useRejected().filter((entry) => touches(entry, 'item', id));
  return (
    <>
      {editors.length > 0 && (
        <p role="status" className="rounded-md bg-accent-soft px-3 py-2 text-sm text-accent-text">
          {t('presence.alsoHere', { names: [...new Set(editors.map(({ name }) => name))].join(', ') })}
        </p>
      )}
      {rejected.map((entry) => (
        <RejectedCard key={entry.id} entry={entry} />
      ))}
    </>
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
