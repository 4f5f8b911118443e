import { useSyncExternalStore } from 'react';
import type { Readable } from '../core';

/** The current value of a readable; renders again when it tells. */
export function useReadable<T>(readable: Readable<T>): T {
  return useSyncExternalStore(readable.subscribe, readable.get);
}
