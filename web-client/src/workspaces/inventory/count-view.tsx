import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useAnnounce, useEntities, useRoom } from '../../react';
import { CountForm } from './count-form';
import { type Counted, useCountSession } from './count-session';
import { CountedList } from './counted-list';
import { type Item, itemBySku, itemOf, ofType } from './model';
import { ScanForm } from './scan-form';
import { useInventory } from './use-inventory';

/** A stock count: scan, write what is there, next. The difference to what one sees is recorded, so that others may count and take out meanwhile. */
export function CountView() {
  const { t, canEdit } = useInventory();
  if (canEdit) return <Count />;
  return (
    <p className="flex items-center justify-center gap-2 py-10 text-ink-soft">
      <Eye aria-hidden className="size-5 shrink-0" />
      {t('inventory.count.viewer')}
    </p>
  );
}

function Count() {
  const { t, format, actions } = useInventory();
  const announce = useAnnounce();
  const room = useRoom();
  const session = useCountSession();
  const [at, setAt] = useState<string>();
  const [begun, setBegun] = useState(false);
  const stock = ofType(useEntities(), 'stockItem');
  const choose = (item: Item) => {
    setBegun(true);
    setAt(item.id);
  };
  const entity = at === undefined ? undefined : stock.get(at);
  const save = (item: Item, counted: number) => {
    // As it is when it is saved: a change that came in this moment is on screen, too.
    const now = ofType(room.entities.get(), 'stockItem').get(item.id);
    const before = now === undefined ? item.onHand : itemOf(now).onHand;
    const delta = counted - before;
    const id = actions.adjust(item.id, { delta, reason: 'count' });
    if (id === null) return;
    session.add({ id, itemId: item.id, name: item.name, before, counted });
    announce(t('inventory.count.saved', { name: item.name, counted: format.number(counted), difference: delta === 0 ? t('inventory.count.same') : t('inventory.count.difference', { delta: format.delta(delta) }) }));
    setAt(undefined);
  };
  const undo = ({ id, itemId, before, counted }: Counted) => {
    const delta = before - counted;
    if (delta === 0 || actions.adjust(itemId, { delta, reason: 'correction', note: t('inventory.adjust.undoNote') }) !== null) session.undo(id);
  };
  return (
    <div className="@container">
      <div className="grid items-start gap-4 @4xl:grid-cols-2">
        <section aria-labelledby="count-title" className="rounded-xl border border-line bg-surface p-4 shadow-lift">
          <h2 id="count-title" className="mb-3 text-lg font-semibold">
            {t('inventory.count.title')}
          </h2>
          {entity === undefined ? (
            <ScanForm done={session.done} focused={begun} onItem={choose} />
          ) : (
            <CountForm key={entity.id} item={itemOf(entity)} startedAt={session.startedAt} find={(code) => itemBySku(room.entities.get(), code)} onSave={save} onCancel={() => setAt(undefined)} />
          )}
        </section>
        <CountedList entries={session.entries} done={session.done.size} total={stock.size} onUndo={undo} onRestart={session.restart} />
      </div>
    </div>
  );
}
