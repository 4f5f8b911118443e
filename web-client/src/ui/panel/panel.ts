import { createContext, use } from 'react';

export interface Target {
  readonly type: string;
  readonly id: string;
}

export type PanelTab = 'people' | 'comments' | 'history' | 'conflicts';

/** What the collaboration panel of a room shows; with `on`, about one entity. */
export interface PanelView {
  readonly tab: PanelTab;
  readonly on?: Target;
  /** The thread of comments to begin at. */
  readonly thread?: string;
}

export type OpenPanel = (view: PanelView) => void;

export const PanelContext = createContext<OpenPanel | null>(null);

/** Opens the collaboration panel of the room from anywhere in its workspace. */
export function usePanel(): OpenPanel {
  const open = use(PanelContext);
  if (open === null) throw new Error('usePanel needs a <RoomShell> above it');
  return open;
}
