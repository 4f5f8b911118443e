import { type Range, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

export interface PageWindow {
  readonly count: number;
  /** Of a row before it was seen, in rem: rows are measured as they come. */
  readonly rowRem: number;
  readonly gapRem?: number;
  /** The same row keeps its key wherever it stands. */
  keyOf(index: number): string | number;
  /** Which rows exist, of those in sight and around. */
  rangeOf?(range: Range): number[];
}

/** Rows of a long list that scrolls with the page, of which only those in sight exist. `start - top` is where a row stands in `ref`. */
export function usePageWindow(ref: RefObject<HTMLElement | null>, { count, rowRem, gapRem = 0, keyOf, rangeOf }: PageWindow): { readonly rows: Virtualizer<Window, Element>; readonly top: number } {
  const top = useTop(ref);
  const [rem] = useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
  // It renders again by itself whenever what it answers is another.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => rowRem * rem,
    overscan: 6,
    gap: gapRem * rem,
    scrollMargin: top,
    // What stays at the top of the page, and messages at its end.
    scrollPaddingStart: 9 * rem,
    scrollPaddingEnd: 5 * rem,
    getItemKey: keyOf,
    ...(rangeOf && { rangeExtractor: rangeOf }),
  });
  return { rows, top };
}

/** How far below the top of the page an element begins. */
function useTop(ref: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop(ref.current === null ? 0 : Math.round(ref.current.getBoundingClientRect().top + window.scrollY));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [ref]);
  return top;
}
