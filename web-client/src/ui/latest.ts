import { type RefObject, useLayoutEffect, useRef } from 'react';

/** The newest value, for what is made once and called later. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}
