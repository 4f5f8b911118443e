import { Clock } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useClient, useEntities } from '../../react';
import { Button } from '../../ui/kit/button';
import { useShownName } from '../../ui/presence/shown-name';
import { useNow } from '../../ui/status/now';
import { type Adjustment, adjustmentsOf } from './model';
import { useInventory } from './use-inventory';

const SHOWN = 8;

/** What happened to the number of an item: how many, why, who and when. */
export function AdjustmentList({ itemId }: { itemId: string }) {
  const { t } = useInventory();
  const entities = useEntities();
  const all = useMemo(() => adjustmentsOf(entities, itemId), [entities, itemId]);
  const [most, setMost] = useState(SHOWN);
  return (
    <section aria-labelledby="adjustments" className="flex flex-col gap-2 border-t border-line pt-3">
      <h3 id="adjustments" className="font-semibold">
        {t('inventory.history.title')}
      </h3>
      {all.length === 0 && <p className="text-sm text-ink-soft">{t('inventory.history.none')}</p>}
      <ul className="flex flex-col divide-y divide-line" data-testid="adjustments">
        {all.slice(0, most).map((adjustment) => (
          <AdjustmentLine key={adjustment.id} adjustment={adjustment} />
        ))}
      </ul>
      {all.length > most && (
        <Button look="quiet" onClick={() => setMost(most + 50)} className="self-start">
          {t('inventory.history.more', { count: Math.min(50, all.length - most) })}
        </Button>
      )}
    </section>
  );
}

function AdjustmentLine({ adjustment: { delta, reason, note, by, at, pending } }: { adjustment: Adjustment }) {
  const { t, format } = useInventory();
  const { user } = useClient();
  const nameOf = useShownName();
  const now = useNow(30_000);
  const name = by === null || by === user ? t('inventory.history.you') : nameOf(by);
  return (
    <li className="flex gap-3 py-2">
      <span className="w-16 shrink-0 text-right font-semibold tabular-nums">{format.delta(delta)}</span>
      <div className="min-w-0 flex-1">
        <p className="text-sm">
          {t(`inventory.reason.${reason}`)}
          {note !== '' && <span className="text-ink-soft"> · {note}</span>}
        </p>
        <p className="flex items-center gap-1 text-xs text-ink-soft">
          {pending || at === null ? (
            <>
              <Clock aria-hidden className="size-3.5 shrink-0" />
              {t('inventory.history.pending')}
            </>
          ) : (
            t('inventory.history.line', { name, ago: format.ago(at, now) })
          )}
        </p>
      </div>
    </li>
  );
}
