import type { SortKey } from './stock-order';

export type Column = 'name' | 'onHand' | 'reserved' | 'available' | 'reorderPoint' | 'location' | 'unitCost' | 'value' | 'adjust' | 'more';

/** How much room there is: one card for each item, the columns for daily work, or all. */
export type Layout = 'cards' | 'table' | 'wide';

/** From these widths on there is room for the second of them, and for the third: rem. */
export const WIDTHS = [41, 61] as const;
export const layouts: readonly Layout[] = ['cards', 'table', 'wide'];

const shown: Readonly<Record<Layout, readonly Column[]>> = {
  cards: ['name', 'adjust', 'more', 'onHand', 'reserved', 'available', 'location'],
  table: ['name', 'onHand', 'reserved', 'available', 'reorderPoint', 'location', 'adjust', 'more'],
  wide: ['name', 'onHand', 'reserved', 'available', 'reorderPoint', 'location', 'unitCost', 'value', 'adjust', 'more'],
};

export function columnsFor(layout: Layout, canEdit: boolean): readonly Column[] {
  return canEdit ? shown[layout] : shown[layout].filter((column) => column !== 'adjust');
}

export const sortOf: Partial<Readonly<Record<Column, SortKey>>> = { name: 'name', onHand: 'onHand', location: 'location' };

/** The tracks of a row, and of the head above it. */
export const tracks: Readonly<Record<Layout, string>> = {
  cards: 'grid-cols-[1fr_1fr_1fr_2.75rem_2.75rem]',
  table: 'grid-cols-[minmax(9rem,1fr)_4.75rem_4.75rem_5.75rem_5rem_6rem_2.75rem_2.75rem]',
  wide: 'grid-cols-[minmax(13rem,1fr)_6rem_6rem_7rem_6.5rem_7.5rem_6.5rem_8rem_2.75rem_2.75rem]',
};

/** Without the column for adjusting. */
export const tracksToLook: Readonly<Record<Layout, string>> = {
  cards: 'grid-cols-[1fr_1fr_1fr_5rem]',
  table: 'grid-cols-[minmax(9rem,1fr)_4.75rem_4.75rem_5.75rem_5rem_6rem_2.75rem]',
  wide: 'grid-cols-[minmax(13rem,1fr)_6rem_6rem_7rem_6.5rem_7.5rem_6.5rem_8rem_2.75rem]',
};

/** Where a cell stands in a card: the name over the numbers, the controls beside it. */
export function placeInCard(column: Column): string {
  if (column === 'name') return 'col-span-3';
  if (column === 'adjust' || column === 'more') return '';
  return column === 'location' ? 'row-start-2 col-start-4 -col-end-1 pr-2' : 'row-start-2';
}
