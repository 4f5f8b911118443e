import { useId, useMemo } from 'react';
import { useEntities } from '../../react';
import { fold } from '../../ui/fold';
import { type Item, itemBySku, itemOf, ofType, reservedOf } from './model';
import { useInventory } from './use-inventory';

const MOST = 6;

/** Items whose name, code or place has these words; the one with exactly this code stands first. */
export function useFound(words: string): readonly Item[] {
  const entities = useEntities();
  return useMemo(() => {
    const wanted = fold(words.trim());
    if (wanted === '') return [];
    const found: Item[] = [];
    const exact = itemBySku(entities, words);
    if (exact !== undefined) found.push(exact);
    for (const entity of ofType(entities, 'stockItem').values()) {
      const item = itemOf(entity);
      if (item !== exact && item.words.includes(wanted)) found.push(item);
      if (found.length === MOST) break;
    }
    return found;
  }, [entities, words]);
}

/** A few items to choose from, with what is free of each, or with what should be there. */
export function ItemChoices({ label, items, onChoose, amounts }: { label: string; items: readonly Item[]; onChoose: (item: Item) => void; amounts: 'available' | 'expected' }) {
  const { t, format } = useInventory();
  const reserved = reservedOf(useEntities());
  const id = useId();
  return (
    <div>
      <p id={id} className="text-sm font-medium">
        {label}
      </p>
      <ul aria-labelledby={id} className="mt-1 divide-y divide-line rounded-lg border border-line" data-testid="choices">
        {items.map((item) => (
          <li key={item.id}>
            <button type="button" onClick={() => onChoose(item)} className="flex min-h-13 w-full items-center gap-3 rounded-lg px-3 py-1 text-left hover:bg-sunken">
              <span className="min-w-0 flex-1">
                <span className="block">{item.name}</span>
                <span className="block text-xs text-ink-soft">{[item.sku, item.location].filter((fact) => fact !== '').join(' · ')}</span>
              </span>
              <span className="shrink-0 text-sm text-ink-soft tabular-nums">{amounts === 'expected' ? t('inventory.count.expected', { amount: format.number(item.onHand) }) : t('inventory.reservation.available', { amount: format.number(item.onHand - (reserved.get(item.id) ?? 0)) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
