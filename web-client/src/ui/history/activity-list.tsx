import { useTranslation } from '../../i18n/texts';
import type { Activity } from '../../core';
import { useClient } from '../../react';
import { Avatar } from '../kit/avatar';
import { When } from '../kit/when';
import type { Target } from '../panel/panel';
import { useShownName } from '../presence/shown-name';
import { ActivityEntry } from './activity-entry';
import { type Burst, burstsOf, splitAt } from './bursts';

interface ActivityListProps {
  items: readonly Activity[];
  /** What was seen before; null where nothing was. */
  seen: number | null;
  onEntity: (on: Target) => void;
}

/** What people did, by person and burst, with a line between what is new and what was seen. */
export function ActivityList({ items, seen, onEntity }: ActivityListProps) {
  const { t } = useTranslation();
  const [fresh, older] = seen === null ? [[], items] : splitAt(items, seen);
  return (
    <>
      {burstsOf(fresh).map((burst) => (
        <BurstCard key={burst.items[0]?.seq} burst={burst} onEntity={onEntity} />
      ))}
      {fresh.length > 0 && older.length > 0 && (
        <p data-testid="last-look" className="flex items-center gap-3 text-xs font-medium text-accent-text before:h-px before:flex-1 before:bg-accent after:h-px after:flex-1 after:bg-accent">{t('panel.history.sinceLastLook')}</p>
      )}
      {burstsOf(older).map((burst) => (
        <BurstCard key={burst.items[0]?.seq} burst={burst} onEntity={onEntity} />
      ))}
    </>
  );
}

const SHOWN = 5;

function BurstCard({ burst: { user, at, items }, onEntity }: { burst: Burst; onEntity: (on: Target) => void }) {
  const { t } = useTranslation();
  const { user: self } = useClient();
  const nameOf = useShownName();
  const name = nameOf(user);
  const rest = items.slice(SHOWN);
  const entry = (item: Activity) => <ActivityEntry key={`${item.seq}/${item.type}/${item.id}/${item.action}`} item={item} onEntity={onEntity} />;
  return (
    <article data-testid="burst" className="rounded-lg border border-line bg-surface px-3 py-2">
      <header className="flex items-center gap-2 pb-1">
        <Avatar user={user} name={name} size="sm" />
        <h3 className="min-w-0 flex-1 truncate text-sm font-semibold">{user === self ? t('changed.you') : name}</h3>
        <When at={at} />
      </header>
      <ul>{items.slice(0, SHOWN).map(entry)}</ul>
      {rest.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer content-center text-sm font-medium">{t('panel.history.moreInBurst', { count: rest.length })}</summary>
          <ul>{rest.map(entry)}</ul>
        </details>
      )}
    </article>
  );
}
