import { createContext, use, useMemo } from 'react';
import { targetOf } from '../../core';
import { useRejected } from '../../react';
import type { Packing } from './model';

/** What rows show that is not of the item itself. */
export interface RowSigns {
  /** Names of those who have the item open. */
  readonly editors: ReadonlyMap<string, readonly string[]>;
  /** Items with an edit that was not accepted. */
  readonly refused: ReadonlySet<string>;
  /** Names of categories, bags and travelers by id. */
  readonly holders: ReadonlyMap<string, string>;
}

export const RowSignsContext = createContext<RowSigns>({ editors: new Map(), refused: new Set(), holders: new Map() });

export function useSigns(): RowSigns {
  return use(RowSignsContext);
}

export function useRowSigns({ category, bag, traveler }: Packing, editors: RowSigns['editors']): RowSigns {
  const rejected = useRejected();
  return useMemo(() => {
    const refused = new Set(rejected.flatMap(({ ops }) => ops.map(targetOf).flatMap((target) => (target?.type === 'item' ? [target.id] : []))));
    const holders = new Map([...category, ...bag, ...traveler].map(({ id, name }) => [id, name]));
    return { editors, refused, holders };
  }, [rejected, editors, category, bag, traveler]);
}
