import { createContext, use } from 'react';

/**
 * Says something through a live region. `alert` interrupts and is for what needs the person. `about` is who did what is told:
 * a person may not want to hear of others.
 */
export type Announce = (message: string, urgency?: 'status' | 'alert', about?: 'own' | 'item' | 'others') => void;

export const AnnounceContext = createContext<Announce | null>(null);

export function useAnnounce(): Announce {
  const announce = use(AnnounceContext);
  if (announce === null) throw new Error('useAnnounce needs an <Announcer> above it');
  return announce;
}
