import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { usePageWindow } from './page-window';
import type { RowsProps } from './windowed-rows';

/** Rows of which only those in sight and the one with the focus exist. */
export default function Windowed<T>({ label, items, idOf, renderRow, rowRem, at, className }: RowsProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const kept = focused === null ? -1 : items.findIndex((item) => idOf(item) === focused);
  const rangeOf = useCallback((range: Range) => withRow(defaultRangeExtractor(range), kept), [kept]);
  const keyOf = useCallback((index: number) => idOf(items[index] as T), [items, idOf]);
  const { rows: virtual, top } = usePageWindow(list, { count: items.length, rowRem, keyOf, rangeOf });
  const begin = useRef(at);
  useLayoutEffect(() => {
    const index = begin.current === undefined ? -1 : items.findIndex((item) => idOf(item) === begin.current);
    begin.current = undefined;
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' });
  }, [items, idOf, virtual]);
  return (
    // Where the focus is inside is only remembered.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul
      ref={list}
      aria-label={label}
      className={className}
      style={{ height: virtual.getTotalSize(), position: 'relative' }}
      onFocus={(event) => setFocused(event.target.closest<HTMLElement>('[data-row]')?.dataset.row ?? null)}
      onBlur={() => setFocused(null)}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => (
        <li
          key={key}
          ref={virtual.measureElement}
          data-row={key}
          data-index={index}
          aria-setsize={items.length}
          aria-posinset={index + 1}
          className="absolute inset-x-0 top-0 border-t border-line first:border-t-0"
          style={{ transform: `translateY(${start - top}px)` }}
        >
          {renderRow(items[index] as T)}
        </li>
      ))}
    </ul>
  );
}

function withRow(range: number[], kept: number): number[] {
  return kept < 0 || range.includes(kept) ? range : [...range, kept].sort((a, b) => a - b);
}
