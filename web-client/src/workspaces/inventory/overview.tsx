import { Building2, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useEntities, useEntity } from '../../react';
import { Button } from '../../ui/kit/button';
import { Chip } from '../../ui/kit/chip';
import { text } from '../../ui/reading';
import { isLow, itemOf, ofType, reservedOf } from './model';
import { useInventory } from './use-inventory';

/** How many items, how many of them running low, and what all is worth. */
export function useFigures(): { readonly items: number; readonly low: number; readonly value: number } {
  const entities = useEntities();
  const stock = ofType(entities, 'stockItem');
  const reserved = reservedOf(entities);
  return useMemo(() => {
    let [low, value] = [0, 0];
    for (const entity of stock.values()) {
      const item = itemOf(entity);
      if (isLow(item, reserved.get(item.id) ?? 0)) low += 1;
      value += item.onHand * (item.unitCost ?? 0);
    }
    return { items: stock.size, low, value };
  }, [stock, reserved]);
}

export function Overview({ figures: { items, low, value }, onStore }: { figures: ReturnType<typeof useFigures>; onStore: () => void }) {
  const { t, format } = useInventory();
  const address = text(useEntity('warehouse', 'warehouse')?.fields.address);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
      <p className="tabular-nums">{[t('inventory.store.items', { count: items }), value > 0 ? t('inventory.store.value', { value: format.price(value) }) : ''].filter((fact) => fact !== '').join(' · ')}</p>
      {low > 0 && (
        <Chip icon={TriangleAlert} tone="warn">
          {t('inventory.store.low', { count: low })}
        </Chip>
      )}
      <Button look="quiet" icon={Building2} onClick={onStore} className="-ml-3 max-w-full min-w-0">
        <span className="truncate">{address === '' ? t('inventory.store.open') : address}</span>
      </Button>
    </div>
  );
}
