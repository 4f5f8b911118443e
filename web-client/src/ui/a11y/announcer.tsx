import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { type Announce, AnnounceContext } from '../../react';
import { settings } from '../../settings/settings';
import { useTop } from '../kit/top-layer';

type About = NonNullable<Parameters<Announce>[2]>;

const wanted = { all: ['own', 'item', 'others'], item: ['own', 'item'], own: ['own'], none: [] } as const satisfies Record<string, readonly About[]>;

/** Warnings are always said. */
function unwanted(about: About): boolean {
  return !wanted[settings.get().announce].some((one) => one === about);
}

/** So long a message may wait to be read. */
const CUT_OFF_MS = 1000;

interface Regions {
  polite: HTMLElement | null;
  urgent: HTMLElement | null;
}

/**
 * The page's two live regions, there from the first moment: what is added to a region that is already known is read. A modal dialog makes
 * all outside of it inert, which nobody is read: it has two of its own for as long as it is the topmost.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const ofPage = useRef<Regions>({ polite: null, urgent: null });
  const ofTop = useRef<Regions>({ polite: null, urgent: null });
  const top = useTop();
  const last = useRef<{ readonly message: string; readonly which: keyof Regions; readonly region: HTMLElement; readonly at: number }>(null);
  const say = useCallback((message: string, which: keyof Regions) => {
    const region = ofTop.current[which] ?? ofPage.current[which];
    if (region === null) return;
    // The same words twice are two messages: a new element is read, an unchanged text is not.
    const line = document.createElement('p');
    line.textContent = message;
    region.replaceChildren(line);
    last.current = { message, which, region, at: Date.now() };
  }, []);
  const announce = useCallback<Announce>(
    (message, urgency = 'status', about = 'own') => {
      if (urgency === 'alert' || !unwanted(about)) say(message, urgency === 'alert' ? 'urgent' : 'polite');
    },
    [say],
  );
  useEffect(() => {
    // What a dialog says as it closes goes with it, before it could be read.
    const said = last.current;
    if (said !== null && !said.region.isConnected && Date.now() - said.at < CUT_OFF_MS) say(said.message, said.which);
  });
  return (
    <AnnounceContext value={announce}>
      {children}
      <LiveRegions regions={ofPage} />
      {top !== null && createPortal(<LiveRegions regions={ofTop} inTop />, top)}
    </AnnounceContext>
  );
}

function LiveRegions({ regions, inTop = false }: { regions: { readonly current: Regions }; inTop?: boolean }) {
  const hold = (which: keyof Regions) => (element: HTMLElement | null) => {
    regions.current[which] = element;
  };
  const place = inTop ? '-top' : '';
  return (
    <>
      <div ref={hold('polite')} role="status" aria-live="polite" className="sr-only" data-testid={`live-status${place}`} />
      <div ref={hold('urgent')} role="alert" aria-live="assertive" className="sr-only" data-testid={`live-alert${place}`} />
    </>
  );
}
