import { useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { useCanEdit } from '../../react';
import { useToast } from '../../ui/kit/toast';
import { usePlace, useWhereabouts } from '../../ui/place';
import { usePackingActions } from './actions';
import { DetailsSheet } from './details-sheet';
import { dimensions } from './groups';
import { HolderSheet } from './holder-sheet';
import { ItemSheet } from './item-sheet';
import { ListView } from './list-view';
import { MoveDialog } from './move-dialog';
import { Overview } from './overview';
import { useSelection } from './selection';
import { SelectionBar } from './selection-bar';
import { type PackingView, PackingViewContext, usePacking } from './use-packing';

/** What is open beside an item, which stands in the address. */
type Open =
  | { readonly what: 'holder'; readonly id: string }
  | { readonly what: 'move'; readonly ids: readonly string[] }
  | { readonly what: 'details' };

/** A packing list: its details, its items by category, bag or traveler, and what is open over it. */
export default function PackingWorkspace() {
  const { t } = useTranslation();
  const format = useFormat();
  const packing = usePacking();
  const canEdit = useCanEdit();
  const actions = usePackingActions();
  const [place, go] = usePlace();
  const dimension = dimensions.find((view) => view === place.view) ?? 'category';
  const item = place.type === 'item' ? place.id : undefined;
  const [open, setOpen] = useState<Open>();
  const { selected, setSelected, toggleSelected } = useSelection(packing.items);
  const removeItems = useRemoveItems(actions);
  useWhereabouts({ view: dimension, ...(item !== undefined && { type: 'item', id: item }) });
  const view = useMemo(
    (): PackingView => ({
      t,
      format,
      dimension,
      canEdit,
      actions,
      selected,
      toggleSelected,
      openItem: (id) => go({ view: dimension, type: 'item', id }),
      openHolder: (id) => setOpen({ what: 'holder', id }),
      askMove: (ids) => setOpen({ what: 'move', ids }),
      removeItems,
    }),
    [t, format, dimension, canEdit, actions, selected, toggleSelected, removeItems, go],
  );
  const close = () => setOpen(undefined);
  return (
    <PackingViewContext value={view}>
      <main id="main" className="flex flex-col gap-4 pt-2 pb-28">
        <Overview packing={packing} onDetails={() => setOpen({ what: 'details' })} />
        <ListView packing={packing} onDimension={(view) => go({ view })} onSelect={canEdit ? setSelected : undefined} />
      </main>
      {selected !== null && <SelectionBar selected={selected} items={packing.items} onDone={() => setSelected(false)} />}
      {item !== undefined && <ItemSheet key={item} id={item} packing={packing} onClose={() => go({ view: dimension }, { replace: true })} />}
      {open?.what === 'holder' && <HolderSheet key={open.id} id={open.id} packing={packing} onClose={close} />}
      {open?.what === 'move' && <MoveDialog ids={open.ids} packing={packing} onClose={close} />}
      {open?.what === 'details' && <DetailsSheet details={packing.details} onClose={close} />}
    </PackingViewContext>
  );
}

/** Deleting asks nothing: it can be taken back for as long as the message stays. */
function useRemoveItems(actions: ReturnType<typeof usePackingActions>): (ids: readonly string[]) => void {
  const { t } = useTranslation();
  const toast = useToast();
  return useMemo(
    () => (ids) => {
      const undo = actions.remove(ids);
      toast({ text: t('item.deleted', { count: ids.length }), action: { label: t('common.undo'), run: undo } });
    },
    [actions, t, toast],
  );
}
