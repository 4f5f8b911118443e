import { Footprints } from 'lucide-react';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useAnnounce, useFollow } from '../../react';
import { Button } from '../kit/button';
import { placeOf, searchFor, usePlace } from '../place';
import { useShownName } from './shown-name';

interface Following {
  /** Whom this page follows; null for nobody. */
  readonly user: string | null;
  follow(user: string | null): void;
}

const FollowingContext = createContext<Following | null>(null);

/** Whom this page follows through the room. */
export function useFollowing(): Following {
  const following = use(FollowingContext);
  if (following === null) throw new Error('useFollowing needs a <FollowingProvider> above it');
  return following;
}

/** Takes the page to wherever somebody goes, until the person goes somewhere by themselves. */
export function FollowingProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const nameOf = useShownName();
  const [other, ask] = useFollow();
  const [user, setUser] = useState<string | null>(null);
  const [place, go] = usePlace();
  const address = searchFor(place);
  /** Where following has led to; any other address is the person's own way. */
  const led = useRef<string | null>(null);
  const say = useRef<(key: 'follow.on' | 'follow.off', who: string) => void>(() => undefined);
  useEffect(() => {
    say.current = (key, who) => announce(t(key, { name: nameOf(who) }));
  });
  const follow = useCallback((next: string | null) => {
    led.current = null;
    setUser((before) => {
      const [key, who] = next === null ? (['follow.off', before] as const) : (['follow.on', next] as const);
      if (who !== null) queueMicrotask(() => say.current(key, who));
      return next;
    });
  }, []);
  useEffect(() => {
    ask(user);
    return () => ask(null);
  }, [ask, user]);
  const where = other?.user === user ? other?.where : undefined;
  useEffect(() => {
    if (user === null || where === undefined) return;
    led.current = searchFor(placeOf(where));
    go(placeOf(where), { replace: true });
  }, [user, where, go]);
  useEffect(() => {
    if (led.current !== null && led.current !== address) follow(null);
  }, [address, follow]);
  return <FollowingContext value={useMemo(() => ({ user, follow }), [user, follow])}>{children}</FollowingContext>;
}

/** Whom one follows, and the way out. */
export function FollowingBanner() {
  const { t } = useTranslation();
  const nameOf = useShownName();
  const [other] = useFollow();
  const { user, follow } = useFollowing();
  if (user === null) return null;
  const name = nameOf(user);
  return (
    <section aria-label={t('follow.region')} data-testid="following" className="mt-1 flex flex-wrap items-center gap-x-2 rounded-lg bg-accent-soft pl-3 text-sm text-accent-text">
      <Footprints aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 py-1.5">{other === null ? t('follow.gone', { name }) : t('follow.following', { name })}</p>
      <Button look="quiet" onClick={() => follow(null)}>
        {t('follow.stop')}
      </Button>
    </section>
  );
}
