// Made by scripts/kind-types.mjs.
export type { Inventory } from './inventory';
export type { Note } from './note';
export type { Orders } from './orders';
export type { PackingList } from './packing-list';
export type { PartyBudget } from './party-budget';
