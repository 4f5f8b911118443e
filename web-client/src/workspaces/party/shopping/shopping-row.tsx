import { clsx } from 'clsx';
import { CircleAlert, Clock, StickyNote } from 'lucide-react';
import { memo } from 'react';
import { useClient } from '../../../react';
import { useShownName } from '../../../ui/presence/shown-name';
import { useNow } from '../../../ui/status/now';
import { langOf } from '../../../ui/words/lang';
import type { ShoppingItem } from '../model';
import { RowSigns } from '../signs';
import { usePartyView } from '../view';
import type { Part } from './groups';
import type { useBuy } from './use-buy';

interface ShoppingRowProps {
  item: ShoppingItem;
  required: number;
  part: Part;
  /** Names, in words. */
  dishes: string;
  budgets: string;
  /** Undefined while nothing is being selected. */
  selected: boolean | undefined;
  onSelect: (id: string, on: boolean) => void;
  onTick: ReturnType<typeof useBuy>;
}

/** One thing to buy: a large box for the thumb, and the rest of the line opens it. */
export const ShoppingRow = memo(function ShoppingRow({ item, required, part, dishes, budgets, selected, onSelect, onTick }: ShoppingRowProps) {
  const { t, format, canEdit, open } = usePartyView();
  const choosing = selected !== undefined;
  const label = choosing ? t('select.item', { name: item.name }) : t(part === 'short' ? 'party.shop.tickRest' : 'party.shop.tick', { name: item.name, quantity: format.quantity(required, item.unit) });
  const tick = (on: boolean) => {
    if (choosing) onSelect(item.id, on);
    else if (part === 'short') onTick([item.id], item.name, 'rest');
    else onTick([item.id], item.name, on ? 'buy' : 'giveBack');
  };
  return (
    <li data-row={item.id} data-testid="shopping-item" data-part-of={part} data-pending={item.pending} className={clsx('row-lazy flex items-stretch border-t border-line', selected && 'bg-accent-soft')}>
      <label className="grid min-h-16 w-16 shrink-0 cursor-pointer place-items-center">
        <span className="sr-only">{label}</span>
        <input type="checkbox" data-part="tick" checked={choosing ? selected : part === 'bought'} disabled={!canEdit} onChange={(event) => tick(event.target.checked)} className="check size-8" />
      </label>
      <button type="button" data-part="open" onClick={() => open('shoppingItem', item.id)} className="flex min-h-16 min-w-0 flex-1 flex-col justify-center py-2 pr-4 text-left">
        <span className="flex items-baseline gap-3">
          <span className={clsx('min-w-0 flex-1 text-lg', part === 'bought' && 'text-ink-soft line-through decoration-line-strong')}>
            <span lang={langOf(item.name)}>{item.name}</span>
            {item.notes !== '' && <StickyNote aria-label={t('party.row.hasNotes')} className="ml-1.5 inline-block size-4 align-[-0.1em] text-ink-soft" />}
          </span>
          <span className="shrink-0 text-lg font-semibold tabular-nums" data-testid="required">
            {format.quantity(required, item.unit)}
          </span>
        </span>
        {part === 'short' && (
          <span data-testid="short" className="flex items-center gap-1 text-sm font-medium text-warn">
            <CircleAlert aria-hidden className="size-4 shrink-0" />
            {t('party.shop.short', { quantity: format.quantity(required - (item.boughtQuantity ?? 0), item.unit) })}
          </span>
        )}
        {item.bought && <Bought item={item} required={required} />}
        {(dishes !== '' || budgets !== '') && <span className="text-sm text-ink-soft">{[dishes, budgets].filter((part) => part !== '').join(' · ')}</span>}
        <RowSigns type="shoppingItem" id={item.id} pending={item.pending && !item.purchasePending} />
      </button>
    </li>
  );
});

/** Who bought how much, and when; what the server does not know yet is said to wait. */
function Bought({ item, required }: { item: ShoppingItem; required: number }) {
  const { t, format } = usePartyView();
  const { user } = useClient();
  const nameOf = useShownName();
  const now = useNow(30_000);
  const quantity = item.boughtQuantity === null || item.boughtQuantity === required ? '' : `${t('party.shop.boughtQuantity', { quantity: format.quantity(item.boughtQuantity, item.unit) })} · `;
  if (item.purchasePending || item.boughtBy === null) {
    return (
      <span data-testid="purchase-pending" className="flex items-center gap-1 text-sm font-medium text-ink-soft">
        <Clock aria-hidden className="size-4 shrink-0" />
        {quantity}
        {t('party.shop.waits')}
      </span>
    );
  }
  const name = item.boughtBy === user ? t('changed.you') : nameOf(item.boughtBy);
  return (
    <span data-testid="bought-by" className="text-sm text-ink-soft">
      {quantity}
      {t('party.shop.boughtBy', { name, ago: format.ago(item.boughtAt ?? now, now) })}
    </span>
  );
}
