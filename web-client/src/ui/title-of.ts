import type { Value } from '../core';

const TITLES = ['name', 'title', 'dish', 'productName', 'number', 'sku'] as const;

/** What people call an entity; empty where it has no name. A number is a name, too. */
export function titleOf(fields: Readonly<Record<string, Value>>): string {
  const title = TITLES.map((field) => fields[field]).find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number');
  return title === undefined ? '' : String(title);
}
