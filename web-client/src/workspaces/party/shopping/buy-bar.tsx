import { ShoppingBasket, X } from 'lucide-react';
import { Button, IconButton } from '../../../ui/kit/button';
import { usePartyView } from '../view';
import type { Line } from './groups';
import { useBuy } from './use-buy';

/** What was selected is bought in one step, in reach of the thumb. */
export function BuyBar({ selected, all, onAll, onDone }: { selected: readonly Line[]; all: readonly Line[]; onAll: (on: boolean) => void; onDone: () => void }) {
  const { t } = usePartyView();
  const buy = useBuy();
  const every = selected.length === all.length;
  return (
    <section aria-label={t('select.label')} data-testid="buy-bar" className="bottom-bar fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] shadow-float">
      <div className="mx-auto flex max-w-3xl flex-col gap-1 px-3 py-2">
        <div className="flex items-center gap-1">
          <IconButton icon={X} label={t('select.end')} onClick={onDone} />
          <p role="status" className="min-w-0 flex-1 text-sm font-medium">
            {t('select.count', { count: selected.length })}
          </p>
          <Button look="quiet" onClick={() => onAll(!every)}>
            {every ? t('select.none') : t('select.all')}
          </Button>
        </div>
        <Button
          look="primary"
          wide
          icon={ShoppingBasket}
          disabled={selected.length === 0}
          className="min-h-14 text-base"
          onClick={() => {
            buy(selected.map(({ item }) => item.id), selected[0]?.item.name ?? '', 'buy');
            onDone();
          }}
        >
          {t('party.shop.buyCount', { count: selected.length })}
        </Button>
      </div>
    </section>
  );
}
