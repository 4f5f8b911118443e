import { useEffect } from 'react';
import { useUpdatePresence } from '../../react';
import type { Dimension } from './groups';

/** Tells the others where this person is: the view, and the item that is open. */
export function useWhereabouts(view: Dimension, itemId: string | undefined): void {
  const update = useUpdatePresence();
  useEffect(() => {
    update({ where: itemId === undefined ? { view } : { view, type: 'item', id: itemId } });
  }, [update, view, itemId]);
  useEffect(() => () => update({ where: null }), [update]);
}
