import { CloudOff, RefreshCw } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { type Pages, useMeta } from '../../react';
import { Button } from '../kit/button';
import { reasonOf } from '../status/reason';
import { useOnline } from '../status/steady-link';

/** What happens so soon after each other is read at once. */
const TOGETHER_MS = 300;

/** What stands below pages that are read one after the other: older ones, or calmly why there are none. */
export function MorePages<T>({ pages: { more, loading, problem, readMore, refresh }, children }: { pages: Pages<T>; children?: string }) {
  const { t } = useTranslation();
  const online = useOnline();
  if (problem !== undefined) {
    const away = problem === 'offline' || !online;
    return (
      <div role="status" data-testid="history-problem" className="flex flex-col items-start gap-1 rounded-md bg-sunken px-3 py-2 text-sm">
        <p className="flex items-start gap-2">
          {away && <CloudOff aria-hidden className="mt-0.5 size-4 shrink-0" />}
          {away ? t('panel.history.offline') : `${reasonOf(t, problem).what} ${reasonOf(t, problem).next}`}
        </p>
        <Button look="quiet" icon={RefreshCw} onClick={refresh}>
          {t('status.tryNow')}
        </Button>
      </div>
    );
  }
  if (loading) return <p className="text-sm text-ink-soft">{t('common.loading')}</p>;
  if (more) return <Button onClick={readMore}>{t('panel.older')}</Button>;
  return children === undefined ? null : <p className="text-sm text-ink-soft">{children}</p>;
}

/**
 * Reads again when there is a link once more, and, while only the first page is shown, when something has happened in the
 * room. With more pages on screen nothing moves by itself: `stale`, there is something newer.
 */
export function useFresh<T>({ problem, refresh, items }: Pages<T>, page: number): { readonly stale: boolean; readonly show: () => void } {
  const online = useOnline();
  const seq = useMeta()?.seq ?? 0;
  const [read, setRead] = useState(seq);
  const [first, broken] = [items.length <= page, problem !== undefined];
  useEffect(() => {
    if (broken && online) refresh();
  }, [broken, online, refresh]);
  const show = useCallback(() => {
    setRead(seq);
    refresh();
  }, [seq, refresh]);
  useEffect(() => {
    if (!first || seq === read) return;
    const timer = setTimeout(show, TOGETHER_MS);
    return () => clearTimeout(timer);
  }, [first, seq, read, show]);
  return { stale: !first && seq !== read, show };
}
