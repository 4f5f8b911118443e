import type { TFunction } from '../../i18n/texts';
import { createContext, use, useMemo } from 'react';
import { useEntities } from '../../react';
import type { Format } from '../../i18n/format';
import type { PackingActions } from './actions';
import type { Dimension } from './groups';
import { type Packing, packingOf } from './model';
import type { Holders } from './quick-add';

/** What the parts of the workspace share: how the person looks at the list, and what is open. */
export interface PackingView {
  /** Here once for all rows: a long list has hundreds. */
  readonly t: TFunction;
  readonly format: Format;
  readonly dimension: Dimension;
  readonly canEdit: boolean;
  readonly actions: PackingActions;
  readonly selected: ReadonlySet<string> | null;
  toggleSelected(ids: readonly string[], on: boolean): void;
  openItem(id: string): void;
  openHolder(id: string): void;
  /** Asks where these items go. */
  askMove(ids: readonly string[]): void;
  removeItems(ids: readonly string[]): void;
}

export const PackingViewContext = createContext<PackingView | null>(null);

export function usePackingView(): PackingView {
  const view = use(PackingViewContext);
  if (view === null) throw new Error('usePackingView needs the packing workspace above it');
  return view;
}

export const HoldersContext = createContext<Holders>({ category: [], bag: [], traveler: [] });

/** The categories, bags and travelers there are. */
export function useHolders(): Holders {
  return use(HoldersContext);
}

export function usePacking(): Packing {
  const entities = useEntities();
  return useMemo(() => packingOf(entities), [entities]);
}

