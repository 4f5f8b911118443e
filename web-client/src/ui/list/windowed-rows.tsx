import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Longer lists keep only the rows in sight in the page. */
export const WINDOWED_ABOVE = 100;

interface RowsProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  /** What is inside a row. */
  readonly renderRow: (item: T) => ReactNode;
  /** About how high a row is, in CSS pixels, until it was measured. */
  readonly height: number;
  /** The row to begin at. */
  readonly at?: string | undefined;
  readonly className?: string;
}

/** A list of any length. Rows carry `data-row`; the one that has the focus stays, however far one scrolls. */
export function WindowedRows<T>(props: RowsProps<T>) {
  return props.items.length > WINDOWED_ABOVE ? <Windowed {...props} /> : <Plain {...props} />;
}

function Plain<T>({ label, items, idOf, renderRow, className }: RowsProps<T>) {
  return (
    <ul aria-label={label} className={className}>
      {items.map((item) => (
        <li key={idOf(item)} data-row={idOf(item)} className="border-t border-line first:border-t-0">
          {renderRow(item)}
        </li>
      ))}
    </ul>
  );
}

function Windowed<T>({ label, items, idOf, renderRow, height, at, className }: RowsProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const kept = focused === null ? -1 : items.findIndex((item) => idOf(item) === focused);
  const rangeExtractor = useCallback((range: Range) => withRow(defaultRangeExtractor(range), kept), [kept]);
  const getItemKey = useCallback((index: number) => idOf(items[index] as T), [items, idOf]);
  // Nothing of it goes to what is memoized.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({ count: items.length, estimateSize: () => height, overscan: 8, scrollMargin: top, getItemKey, rangeExtractor });
  const begin = useRef(at);
  useLayoutEffect(() => {
    if (list.current !== null) setTop(list.current.getBoundingClientRect().top + scrollY);
  }, []);
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
