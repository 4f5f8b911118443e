import type { TFunction } from '../../i18n/texts';
import { createContext, use, useMemo } from 'react';
import { targetOf } from '../../core';
import type { Format } from '../../i18n/format';
import { useOthers, useRejected } from '../../react';
import { editorsOf } from '../../ui/presence/people';
import type { InventoryActions } from './actions';
import type { Item } from './model';

/** What the parts of the workspace share. */
export interface InventoryView {
  /** Here once for all rows: a stock has thousands. */
  readonly t: TFunction;
  readonly format: Format;
  readonly canEdit: boolean;
  readonly actions: InventoryActions;
  openItem(id: string): void;
  adjust(id: string): void;
  /** Asks for how many and for whom; without an item for that, too. */
  reserve(id?: string): void;
  /** Asks for a new item; its code may be known already. */
  create(sku?: string): void;
  remove(item: Item): void;
}

export const InventoryContext = createContext<InventoryView | null>(null);

export function useInventory(): InventoryView {
  const view = use(InventoryContext);
  if (view === null) throw new Error('useInventory needs the inventory workspace above it');
  return view;
}

/** What rows show that is not of the item itself. */
export interface RowSigns {
  /** Names of those who have the item open. */
  readonly editors: ReadonlyMap<string, readonly string[]>;
  /** Items with an edit that was not accepted. */
  readonly refused: ReadonlySet<string>;
}

export function useRowSigns(): RowSigns {
  const others = useOthers();
  const refused = useRefusedItems();
  const editors = useMemo(() => editorsOf(others, 'stockItem'), [others]);
  return useMemo(() => ({ editors, refused }), [editors, refused]);
}

function useRefusedItems(): ReadonlySet<string> {
  const rejected = useRejected();
  return useMemo(() => new Set(rejected.flatMap(({ ops }) => ops.flatMap((op) => itemAt(op) ?? []))), [rejected]);
}

function itemAt(op: Parameters<typeof targetOf>[0]): string | undefined {
  if (op.op === 'create' && typeof op.fields.itemId === 'string') return op.fields.itemId;
  const target = targetOf(op);
  return target?.type === 'stockItem' ? target.id : undefined;
}

/** Whether an edit is about this item: of it, or a record that names it. */
export function isAbout(edit: { readonly ops: readonly Parameters<typeof targetOf>[0][] }, itemId: string): boolean {
  return edit.ops.some((op) => itemAt(op) === itemId);
}

