import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { useCanEdit } from '../../react';
import { useToast } from '../../ui/kit/toast';
import { usePackingActions } from './actions';
import { DetailsSheet } from './details-sheet';
import type { Dimension } from './groups';
import { HolderSheet } from './holder-sheet';
import { ItemSheet } from './item-sheet';
import { ListView } from './list-view';
import { MoveDialog } from './move-dialog';
import { Overview } from './overview';
import { useSelection } from './selection';
import { SelectionBar } from './selection-bar';
import { type PackingView, PackingViewContext, usePacking } from './use-packing';
import { useWhereabouts } from './whereabouts';

type Open =
  | { readonly what: 'item' | 'holder'; readonly id: string }
  | { readonly what: 'move'; readonly ids: readonly string[] }
  | { readonly what: 'details' };

/** A packing list: its details, its items by category, bag or traveler, and what is open over it. */
export default function PackingWorkspace() {
  const { t } = useTranslation();
  const format = useFormat();
  const packing = usePacking();
  const canEdit = useCanEdit();
  const actions = usePackingActions();
  const [dimension, setDimension] = useState<Dimension>('category');
  const [open, setOpen] = useState<Open>();
  const { selected, setSelected, toggleSelected } = useSelection(packing.items);
  const removeItems = useRemoveItems(actions);
  useWhereabouts(dimension, open?.what === 'item' ? open.id : undefined);
  const view = useMemo(
    (): PackingView => ({
      t,
      format,
      dimension,
      canEdit,
      actions,
      selected,
      toggleSelected,
      openItem: (id) => setOpen({ what: 'item', id }),
      openHolder: (id) => setOpen({ what: 'holder', id }),
      askMove: (ids) => setOpen({ what: 'move', ids }),
      removeItems,
    }),
    [t, format, dimension, canEdit, actions, selected, toggleSelected, removeItems],
  );
  const close = () => setOpen(undefined);
  return (
    <PackingViewContext value={view}>
      <main className="flex flex-col gap-4 pt-2 pb-28">
        <Overview packing={packing} onDetails={() => setOpen({ what: 'details' })} />
        <ListView packing={packing} onDimension={setDimension} onSelect={canEdit ? setSelected : undefined} />
      </main>
      {selected !== null && <SelectionBar selected={selected} items={packing.items} onDone={() => setSelected(false)} />}
      {open?.what === 'item' && <ItemSheet key={open.id} id={open.id} packing={packing} onClose={close} />}
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
