import { useCallback, useMemo, useState } from 'react';
import type { Item } from './model';

/** The selected items while selecting, else null. What others delete is no longer selected. */
export function useSelection(items: readonly Item[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const selected = useMemo(() => {
    if (chosen === null) return null;
    return new Set(items.filter(({ id }) => chosen.has(id)).map(({ id }) => id));
  }, [chosen, items]);
  const setSelected = useCallback((on: boolean) => setChosen(on ? new Set() : null), []);
  const toggleSelected = useCallback(
    (ids: readonly string[], on: boolean) =>
      setChosen((before) => {
        const next = new Set(before);
        for (const id of ids) {
          if (on) next.add(id);
          else next.delete(id);
        }
        return next;
      }),
    [],
  );
  return { selected, setSelected, toggleSelected };
}
