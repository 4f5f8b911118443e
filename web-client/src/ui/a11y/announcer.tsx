import { type ReactNode, useCallback, useRef } from 'react';
import { type Announce, AnnounceContext } from '../../react';
import { settings } from '../../settings/settings';

/** Warnings are always said. */
function unwanted(about: 'own' | 'others'): boolean {
  const { announce } = settings.get();
  return announce === 'none' || (announce === 'own' && about === 'others');
}

/** The page's two live regions, there from the first moment: what is added to a region that is already known is read. */
export function Announcer({ children }: { children: ReactNode }) {
  const polite = useRef<HTMLDivElement>(null);
  const urgent = useRef<HTMLDivElement>(null);
  const announce = useCallback<Announce>((message, urgency = 'status', about = 'own') => {
    if (urgency === 'status' && unwanted(about)) return;
    const region = urgency === 'alert' ? urgent.current : polite.current;
    if (region === null) return;
    // The same words twice are two messages: a new element is read, an unchanged text is not.
    const line = document.createElement('p');
    line.textContent = message;
    region.replaceChildren(line);
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div ref={polite} role="status" aria-live="polite" className="sr-only" data-testid="live-status" />
      <div ref={urgent} role="alert" aria-live="assertive" className="sr-only" data-testid="live-alert" />
    </AnnounceContext>
  );
}
