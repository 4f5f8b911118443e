import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * For how many of these widths (rem, rising, always the same object) there is room where the element stands, as it changes.
 * Not the window's: the panel beside a page takes a third of it.
 */
export function useRoomFor(ref: RefObject<HTMLElement | null>, widths: readonly number[]): number {
  const [count, setCount] = useState(() => fitting(innerWidth, widths));
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => setCount(fitting(element.clientWidth || innerWidth, widths));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, widths]);
  return count;
}

function fitting(pixels: number, widths: readonly number[]): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return widths.filter((width) => pixels >= width * rem).length;
}
