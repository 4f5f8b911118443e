import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Where } from '../core';
import { useUpdatePresence } from '../react';

/** Where in a room a person is: the view, and the entity that is open over it. It stands in the address, so that it can be shared, gone back from and followed. */
export interface Place {
  readonly view?: string;
  readonly type?: string;
  readonly id?: string;
}

/** The place in the address (`?view=bag&at=item/tent`), and the way to another one; `replace` leaves no step to go back to. */
export function usePlace(): readonly [Place, (next: Place, how?: { replace?: boolean }) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const place = useMemo(() => placeIn(search), [search]);
  const go = useCallback(
    (next: Place, how?: { replace?: boolean }) => {
      const to = searchFor(next);
      // A press on a tab chooses it twice, with the press and with the focus: the way back is one step all the same.
      if (to !== location.search) navigate(`${path}${to}`, how);
    },
    [path, navigate],
  );
  return [place, go];
}

/** Tells the others where this person is, for as long as the component is shown. `field`: the one that is being edited. */
export function useWhereabouts({ view, type, id }: Place, field?: string): void {
  const update = useUpdatePresence();
  useEffect(() => {
    const at = type === undefined || id === undefined ? {} : { type, id };
    update({ where: { ...(view !== undefined && { view }), ...at, ...(field !== undefined && { field }) } });
  }, [update, view, type, id, field]);
  useEffect(() => () => update({ where: null }), [update]);
}

/** Where somebody else is. */
export function placeOf({ view, type, id }: Where): Place {
  return { ...(view !== undefined && { view }), ...(type !== undefined && id !== undefined && { type, id }) };
}

export function placeIn(search: string): Place {
  const asked = new URLSearchParams(search);
  const view = asked.get('view');
  const [type = '', id = ''] = (asked.get('at') ?? '').split('/');
  return { ...(view !== null && { view }), ...(type !== '' && id !== '' && { type, id }) };
}

export function searchFor({ view, type, id }: Place): string {
  const asked = new URLSearchParams({ ...(view !== undefined && { view }), ...(type !== undefined && id !== undefined && { at: `${type}/${id}` }) }).toString();
  return asked === '' ? '' : `?${asked}`;
}
