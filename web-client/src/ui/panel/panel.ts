import { createContext, use } from 'react';

interface Target {
  readonly type: string;
  readonly id: string;
}

/** What the collaboration panel of a room shows; with `on`, about one entity. */
export type PanelView =
  | { readonly tab: 'people' }
  | { readonly tab: 'comments'; readonly on?: Target; readonly thread?: string }
  | { readonly tab: 'history'; readonly on?: Target }
  | { readonly tab: 'conflicts'; readonly conflict?: string };

export type OpenPanel = (view: PanelView) => void;

export const PanelContext = createContext<OpenPanel | null>(null);

/** Opens the collaboration panel of the room from anywhere in its workspace. */
export function usePanel(): OpenPanel {
  const open = use(PanelContext);
  if (open === null) throw new Error('usePanel needs a <RoomShell> above it');
  return open;
}
