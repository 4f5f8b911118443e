import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Column } from './columns';
import type { Row } from './steady-rows';

export interface Cell {
  readonly id: string;
  readonly column: Column;
}

interface Grid {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** So many rows are a page. */
  readonly page: number;
  readonly body: RefObject<HTMLElement | null>;
  scrollTo(index: number): void;
}

/** One cell of the grid is in the order of the Tab key; arrows, Home, End, Page Up and Page Down move it, with Ctrl to the very first and last. */
export function useRoving({ rows, columns, page, body, scrollTo }: Grid) {
  const [active, setActive] = useState<Cell>();
  const wanted = useRef<Cell>(undefined);
  const found = active === undefined ? -1 : rows.findIndex(({ item }) => item.id === active.id);
  const index = Math.max(0, found);
  const id = rows[index]?.item.id;
  const column = active !== undefined && columns.includes(active.column) ? active.column : columns[0];
  useLayoutEffect(() => {
    if (wanted.current === undefined || body.current === null) return;
    const element = cellElement(body.current, wanted.current);
    if (element === null) return;
    wanted.current = undefined;
    element.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement) || event.target.closest('[data-cell]') === null || event.altKey || event.metaKey) return;
    const next = moved(event, { index, column: columns.indexOf(column ?? 'name'), rows: rows.length, columns: columns.length, page });
    if (next === null) return;
    event.preventDefault();
    const to = { id: rows[next.index]?.item.id ?? '', column: columns[next.column] ?? 'name' };
    wanted.current = to;
    setActive(to);
    scrollTo(next.index);
  };
  const onFocus = useCallback((event: { target: EventTarget }) => {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-cell]') : null;
    const row = cell?.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (row === undefined || cell === null) return;
    const column = cell.dataset.cell as Column;
    setActive((before) => (before?.id === row && before.column === column ? before : { id: row, column }));
  }, []);
  return { index, id, column, onKeyDown, onFocus };
}

function cellElement(body: HTMLElement, { id, column }: Cell): HTMLElement | null {
  const cell = body.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] [data-cell="${column}"]`);
  return cell?.querySelector<HTMLElement>('button') ?? cell;
}

interface At {
  readonly index: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

/** Where a key leads; null where it is not for moving. */
export function moved({ key, ctrlKey }: { key: string; ctrlKey: boolean }, { index, column, rows, columns, page }: At): { index: number; column: number } | null {
  const to = (toIndex: number, toColumn: number) => ({ index: Math.min(Math.max(0, toIndex), rows - 1), column: Math.min(Math.max(0, toColumn), columns - 1) });
  switch (key) {
    case 'ArrowDown':
      return to(index + 1, column);
    case 'ArrowUp':
      return to(index - 1, column);
    case 'ArrowRight':
      return to(index, column + 1);
    case 'ArrowLeft':
      return to(index, column - 1);
    case 'PageDown':
      return to(index + page, column);
    case 'PageUp':
      return to(index - page, column);
    case 'Home':
      return to(ctrlKey ? 0 : index, 0);
    case 'End':
      return to(ctrlKey ? rows - 1 : index, columns - 1);
    default:
      return null;
  }
}
