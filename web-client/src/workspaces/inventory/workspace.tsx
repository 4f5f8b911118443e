import { Boxes, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { useCanEdit } from '../../react';
import { Button } from '../../ui/kit/button';
import { Tabs } from '../../ui/kit/tabs';
import { useToast } from '../../ui/kit/toast';
import { useLatest } from '../../ui/latest';
import { usePlace, useWhereabouts } from '../../ui/place';
import { useInventoryActions } from './actions';
import { AdjustSheet } from './adjust-sheet';
import { CountView } from './count-view';
import { ItemSheet } from './item-sheet';
import type { Item } from './model';
import { NewItemSheet } from './new-item-sheet';
import { Overview, useFigures } from './overview';
import { ReservationsView } from './reservations-view';
import { ReserveSheet } from './reserve-sheet';
import { StockView } from './stock-view';
import { StoreSheet } from './store-sheet';
import { InventoryContext, type InventoryView, useInventory } from './use-inventory';

const views = ['stock', 'low', 'count', 'reservations'] as const;
type View = (typeof views)[number];

type Open = { readonly what: 'adjust'; readonly id: string } | { readonly what: 'reserve'; readonly id: string | undefined } | { readonly what: 'create'; readonly sku: string } | { readonly what: 'store' };

/** A stock: its items, what is running low, counting it, and what is kept for somebody. */
export default function InventoryWorkspace() {
  const [place, go] = usePlace();
  const view = views.find((one) => one === place.view) ?? 'stock';
  const [open, setOpen] = useState<Open>();
  const shared = useView((id) => go({ ...place, type: 'stockItem', id }), setOpen);
  const at = place.type === 'stockItem' ? place.id : undefined;
  useWhereabouts({ view, ...(at !== undefined && { type: 'stockItem', id: at }) });
  const close = () => setOpen(undefined);
  const closeItem = () => go({ ...(place.view !== undefined && { view: place.view }) });
  return (
    <InventoryContext value={shared}>
      <main id="main" className="flex flex-col gap-3 pt-2 pb-28">
        <Views view={view} onView={(next) => go({ view: next })} onStore={() => setOpen({ what: 'store' })} />
      </main>
      {at !== undefined && <ItemSheet key={at} id={at} onClose={closeItem} />}
      {open?.what === 'adjust' && <AdjustSheet id={open.id} onClose={close} />}
      {open?.what === 'reserve' && <ReserveSheet id={open.id} onClose={close} />}
      {open?.what === 'create' && <NewItemSheet sku={open.sku} onClose={close} onMade={() => undefined} />}
      {open?.what === 'store' && <StoreSheet onClose={close} />}
    </InventoryContext>
  );
}

function Views({ view, onView, onStore }: { view: View; onView: (view: View) => void; onStore: () => void }) {
  const { t, format } = useInventory();
  const figures = useFigures();
  const labelOf = (one: View) => (one === 'low' && figures.low > 0 ? t('inventory.view.lowCount', { count: figures.low, amount: format.number(figures.low) }) : t(`inventory.view.${one}`));
  const empty = figures.items === 0 && (view === 'stock' || view === 'low');
  return (
    <>
      <Overview figures={figures} onStore={onStore} />
      <Tabs views label={t('inventory.view.label')} tabs={views.map((value) => ({ value, label: labelOf(value) }))} value={view} onChange={onView}>
        {empty && <EmptyStock />}
        {!empty && (view === 'stock' || view === 'low') && <StockView key={view} lowOnly={view === 'low'} />}
        {view === 'count' && <CountView />}
        {view === 'reservations' && <ReservationsView />}
      </Tabs>
    </>
  );
}

function EmptyStock() {
  const { t, canEdit, create } = useInventory();
  return (
    <section data-testid="empty-stock" className="flex flex-col items-center gap-3 py-10 text-center">
      <Boxes aria-hidden className="size-9 text-accent-text" />
      <h2 className="text-lg font-semibold">{t('inventory.empty.title')}</h2>
      <p className="max-w-sm text-sm text-ink-soft">{canEdit ? t('inventory.empty.text') : t('inventory.empty.viewer')}</p>
      {canEdit && (
        <Button look="primary" icon={Plus} onClick={() => create()}>
          {t('inventory.item.new')}
        </Button>
      )}
    </section>
  );
}

/** The same object for as long as the person's language and rights are: rows must not be drawn again for nothing. */
function useView(openItem: (id: string) => void, setOpen: (open: Open) => void): InventoryView {
  const { t } = useTranslation();
  const format = useFormat();
  const canEdit = useCanEdit();
  const actions = useInventoryActions();
  const toast = useToast();
  const opener = useLatest(openItem);
  return useMemo(
    (): InventoryView => ({
      t,
      format,
      canEdit,
      actions,
      openItem: (id) => opener.current(id),
      adjust: (id) => setOpen({ what: 'adjust', id }),
      reserve: (id) => setOpen({ what: 'reserve', id }),
      create: (sku = '') => setOpen({ what: 'create', sku }),
      remove: (item: Item) => {
        const back = actions.remove(item.id);
        if (back !== null) toast({ text: t('inventory.item.deleted', { name: item.name }), action: { label: t('common.undo'), run: back } });
      },
    }),
    [t, format, canEdit, actions, toast, opener, setOpen],
  );
}
