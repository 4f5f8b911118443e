import { Bookmark, CircleAlert, Diff } from 'lucide-react';
import { useEntities, useRejected } from '../../react';
import { EntitySheet } from '../../ui/entity-sheet';
import { Button } from '../../ui/kit/button';
import { touches } from '../../ui/status/describe';
import { RejectedCard } from '../../ui/status/rejected-list';
import { AdjustmentList } from './adjustment-list';
import { ItemFields } from './item-fields';
import { type Item, itemOf, ofType, reservedOf } from './model';
import { ItemReservations } from './reservation-list';
import { isAbout, useInventory } from './use-inventory';

/** All of one item: its numbers and what changed them, its fields, which save themselves, and what is said about it. */
export function ItemSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, canEdit, actions, remove } = useInventory();
  const entities = useEntities();
  const reserved = reservedOf(entities).get(id) ?? 0;
  const entity = ofType(entities, 'stockItem').get(id);
  const drop = () => {
    onClose();
    if (entity !== undefined) remove(itemOf(entity));
  };
  return (
    <EntitySheet type="stockItem" id={id} onClose={onClose} testId="stock-item-sheet" {...(reserved === 0 && { onRemove: drop })} onRestore={(fields) => actions.restore(id, fields)}>
      {(entity) => (
        <>
          <Refused item={itemOf(entity)} reserved={reserved} />
          <Numbers item={itemOf(entity)} reserved={reserved} />
          <ItemFields item={itemOf(entity)} />
          <ItemReservations itemId={id} />
          {canEdit && reserved > 0 && <p className="text-xs text-ink-soft">{t('inventory.item.held')}</p>}
          <AdjustmentList itemId={id} />
        </>
      )}
    </EntitySheet>
  );
}

/** What was not accepted, with what the server has. */
function Refused({ item, reserved }: { item: Item; reserved: number }) {
  const { t, format } = useInventory();
  const rejected = useRejected().filter((entry) => isAbout(entry, item.id));
  if (rejected.length === 0) return null;
  return (
    <>
      <p data-testid="refused-with" className="flex items-center gap-2 text-sm font-medium text-bad">
        <CircleAlert aria-hidden className="size-4 shrink-0" />
        {t('inventory.sign.refusedWith', { onHand: format.number(item.onHand), reserved: format.number(reserved) })}
      </p>
      {rejected.filter((entry) => !touches(entry, 'stockItem', item.id)).map((entry) => (
        <RejectedCard key={entry.id} entry={entry} />
      ))}
    </>
  );
}

function Numbers({ item, reserved }: { item: Item; reserved: number }) {
  const { t, format, canEdit, adjust, reserve } = useInventory();
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
      {canEdit && (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" icon={Diff} data-first onClick={() => adjust(item.id)}>
            {t('inventory.item.adjust')}
          </Button>
          <Button icon={Bookmark} onClick={() => reserve(item.id)}>
            {t('inventory.item.reserve')}
          </Button>
        </div>
      )}
    </section>
  );
}
