import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { useConnection } from '../../react';
import { type Link, linkOf, type Stage, steadyLink } from './link';

const NOTICE_MS = 2000;
const BANNER_MS = 8000;

interface SteadyLink {
  readonly link: Link;
  /** In trouble for long enough to say it in a sentence. */
  readonly long: boolean;
}

const LinkContext = createContext<SteadyLink>({ link: 'connecting', long: false });

export function useLink(): SteadyLink {
  return use(LinkContext);
}

/** REST is of use: sharing, creating, listing. */
export function useOnline(): boolean {
  const { link } = useLink();
  return link === 'online' || link === 'slow' || link === 'connecting';
}

/** One clock for all that is said about the link, so that no two places differ. */
export function SteadyLinkProvider({ children }: { children: ReactNode }) {
  const now = linkOf(useConnection());
  const [everOnline, setEverOnline] = useState(now === 'online');
  const [stage, setStage] = useState<Stage>('fresh');
  const online = now === 'online';
  const [was, setWas] = useState(online);
  if (was !== online) {
    setWas(online);
    setStage('fresh');
    setEverOnline(true);
  }
  useEffect(() => {
    if (online) return;
    const notice = setTimeout(() => setStage('noticed'), NOTICE_MS);
    const banner = setTimeout(() => setStage('long'), BANNER_MS);
    return () => {
      clearTimeout(notice);
      clearTimeout(banner);
    };
  }, [online]);
  const link = steadyLink(now, stage, everOnline);
  const value = useMemo(() => ({ link, long: stage === 'long' && (link === 'offline' || link === 'reconnecting') }), [link, stage]);
  return <LinkContext value={value}>{children}</LinkContext>;
}
