import { placeIn } from '../../ui/place';
import type { Change } from './changes';

/** Somebody may type into it: once in so long is enough. */
const AGAIN_MS = 5000;

/** Tells changes of what this person is at, open or focused, from all others; the same thing again only after a while. */
export function atHand(): (change: Change, now?: number) => boolean {
  const told = new Map<string, number>();
  return ({ key }, now = Date.now()) => {
    const { type, id } = placeIn(location.search);
    const row = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row;
    const here = key === `${type}/${id}` || (row !== undefined && key.endsWith(`/${row}`));
    if (!here || now - (told.get(key) ?? -Infinity) < AGAIN_MS) return false;
    told.set(key, now);
    return true;
  };
}
