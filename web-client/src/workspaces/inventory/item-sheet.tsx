import { Bookmark, CircleAlert, Diff, History, MessageSquare, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type EntityView } from '../../core';
import { useEditors, useEntities, useEntity, useRejected } from '../../react';
import { Button } from '../../ui/kit/button';
import { Sheet } from '../../ui/kit/sheet';
import { usePanel } from '../../ui/panel/panel';
import { RejectedCard } from '../../ui/status/rejected-list';
import { AdjustmentList } from './adjustment-list';
import { ItemFields } from './item-fields';
import { type Item, itemOf, reservedOf } from './model';
import { ItemReservations } from './reservation-list';
import { isAbout, useInventory } from './use-inventory';

/** All of one item: its numbers and what changed them, its fields, which save themselves, and what is said about it. */
export function ItemSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const entity = useEntity('stockItem', id);
  const [last, setLast] = useState(entity);
  if (entity !== undefined && entity !== last) setLast(entity);
  return entity === undefined ? <GoneItem id={id} last={last} onClose={onClose} /> : <LivingItem entity={entity} onClose={onClose} />;
}

function LivingItem({ entity, onClose }: { entity: EntityView; onClose: () => void }) {
  const { t, canEdit, remove } = useInventory();
  const item = itemOf(entity);
  const reserved = reservedOf(useEntities()).get(item.id) ?? 0;
  const drop = () => {
    onClose();
    remove(item);
  };
  return (
    <Sheet
      title={item.name}
      onClose={onClose}
      testId="stock-item-sheet"
      footer={
        <>
          {canEdit && (
            <Button look="danger" icon={Trash2} disabled={reserved > 0} title={reserved > 0 ? t('inventory.item.held') : undefined} onClick={drop} className="mr-auto">
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
        <Notices item={item} reserved={reserved} />
        <Numbers item={item} reserved={reserved} />
        <ItemFields item={item} />
        <ItemReservations itemId={item.id} />
        {canEdit && reserved > 0 && <p className="text-xs text-ink-soft">{t('inventory.item.held')}</p>}
        <AdjustmentList itemId={item.id} />
      </div>
    </Sheet>
  );
}

/** Who else is at this item, and what was not accepted of it, with what the server has. */
function Notices({ item, reserved }: { item: Item; reserved: number }) {
  const { t, format } = useInventory();
  const editors = useEditors('stockItem', item.id);
  const rejected = useRejected().filter((entry) => isAbout(entry, item.id));
  return (
    <>
      {editors.length > 0 && (
        <p role="status" className="rounded-md bg-accent-soft px-3 py-2 text-sm text-accent-text">
          {t('inventory.item.alsoHere', { names: format.and([...new Set(editors.map(({ name }) => name))]) })}
        </p>
      )}
      {rejected.length > 0 && (
        <p data-testid="refused-with" className="flex items-center gap-2 text-sm font-medium text-bad">
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          {t('inventory.sign.refusedWith', { onHand: format.number(item.onHand), reserved: format.number(reserved) })}
        </p>
      )}
      {rejected.map((entry) => (
        <RejectedCard key={entry.id} entry={entry} />
      ))}
    </>
  );
}

function Numbers({ item, reserved }: { item: Item; reserved: number }) {
  const { t, format, canEdit, adjust, reserve } = useInventory();
  const openPanel = usePanel();
  const on = { type: 'stockItem', id: item.id };
  const numbers = [
    ['onHand', item.onHand],
    ['reserved', reserved],
    ['available', item.onHand - reserved],
  ] as const;
  return (
    <section aria-label={t('inventory.item.numbers')} className="flex flex-col gap-3">
      <dl className="grid grid-cols-3 gap-2">
        {numbers.map(([name, value]) => (
          <div key={name} className="rounded-lg bg-sunken px-3 py-2">
            <dt className="text-xs text-ink-soft">{t(`inventory.column.${name}`)}</dt>
            <dd data-testid={`number-${name}`} className="text-lg font-semibold tabular-nums">
              {format.number(value)}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        {canEdit && (
          <>
            <Button look="primary" icon={Diff} data-first onClick={() => adjust(item.id)}>
              {t('inventory.item.adjust')}
            </Button>
            <Button icon={Bookmark} onClick={() => reserve(item.id)}>
              {t('inventory.item.reserve')}
            </Button>
          </>
        )}
        <Button icon={MessageSquare} onClick={() => openPanel({ tab: 'comments', on })}>
          {t('inventory.item.comments')}
        </Button>
        <Button icon={History} onClick={() => openPanel({ tab: 'history', on })}>
          {t('inventory.item.history')}
        </Button>
      </div>
    </section>
  );
}

/** Somebody deleted what this person has open: it says so, and can bring it back. */
function GoneItem({ id, last, onClose }: { id: string; last: EntityView | undefined; onClose: () => void }) {
  const { t, canEdit, actions } = useInventory();
  return (
    <Sheet
      title={last === undefined ? t('inventory.item.goneTitle') : itemOf(last).name}
      onClose={onClose}
      testId="item-gone"
      footer={
        <>
          {canEdit && last !== undefined && (
            <Button icon={RotateCcw} onClick={() => actions.restore(id, last.fields)}>
              {t('inventory.item.restore')}
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <p role="alert" className="rounded-md bg-warn-soft px-3 py-2 text-sm">
        {t('inventory.item.gone')}
      </p>
    </Sheet>
  );
}
