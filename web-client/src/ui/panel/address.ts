import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { placeIn, searchFor } from '../place';
import type { OpenPanel, PanelTab, PanelView } from './panel';

const tabs: readonly PanelTab[] = ['people', 'comments', 'history', 'conflicts'];

/** The end of an address that opens the panel of a room: `?panel=comments&on=item/tent&thread=…`. */
export function talkSearch({ tab, on, thread }: PanelView): string {
  return `?${new URLSearchParams({ panel: tab, ...(on && { on: `${on.type}/${on.id}` }), ...(thread !== undefined && { thread }) }).toString()}`;
}

/** What an address asks to be opened; undefined where it is nothing of the panel. */
export function viewIn(search: string): PanelView | undefined {
  const asked = new URLSearchParams(search);
  const tab = tabs.find((one) => one === asked.get('panel'));
  const [type = '', id = ''] = (asked.get('on') ?? '').split('/');
  const thread = asked.get('thread');
  return tab && { tab, ...(type !== '' && id !== '' && { on: { type, id } }), ...(thread !== null && { thread }) };
}

/** Opens what the address asks for, once: then the address is that of the place alone. */
export function usePanelFromAddress(open: OpenPanel): void {
  const search = useSearch();
  const [path, navigate] = useLocation();
  useEffect(() => {
    const view = viewIn(search);
    if (view === undefined) return;
    open(view);
    navigate(`${path}${searchFor(placeIn(search))}`, { replace: true });
  }, [search, path, navigate, open]);
}
