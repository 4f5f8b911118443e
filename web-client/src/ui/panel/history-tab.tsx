import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { ActivityFilter } from '../../core';
import { useActivity } from '../../react';
import { useHeldWhilePressed } from '../a11y/held-while-pressed';
import { ActivityFilters } from '../history/activity-filters';
import { ActivityList } from '../history/activity-list';
import { useLastLook } from '../history/last-look';
import { MorePages, useFresh } from '../history/pages';
import { PendingActions } from '../history/pending-actions';
import { VersionList } from '../history/version-list';
import { Button } from '../kit/button';
import type { Target } from './panel';
import type { TabProps } from './panel-sheet';

const PAGE = 50;

/** What happened in the room; of one entity its versions. */
export default function HistoryTab({ view: { on }, onView }: TabProps) {
  return (
    <div className="flex flex-col gap-3">
      <PendingActions on={on} />
      {on === undefined ? <RoomHistory onEntity={(target) => onView({ tab: 'history', on: target })} /> : <VersionList key={`${on.type}/${on.id}`} on={on} />}
    </div>
  );
}

function RoomHistory({ onEntity }: { onEntity: (on: Target) => void }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<ActivityFilter>({});
  const pages = useActivity({ ...filter, limit: PAGE });
  const { stale, show } = useFresh(pages, PAGE);
  const items = useHeldWhilePressed(pages.items);
  const filtered = Object.keys(filter).length > 0;
  const seen = useLastLook(filtered ? undefined : pages.items[0]?.seq);
  return (
    <>
      <ActivityFilters filter={filter} onFilter={setFilter} />
      {stale && <Button onClick={show}>{t('panel.history.showNew')}</Button>}
      {/* What comes in here is announced elsewhere, gathered, as the person wants it. */}
      <div role="log" aria-live="off" aria-label={t('panel.history.label')} data-testid="history" className="flex flex-col gap-3">
        <ActivityList items={items} seen={filtered ? null : seen} onEntity={onEntity} />
      </div>
      <MorePages pages={pages}>{items.length > 0 ? t('panel.history.end') : t(filtered ? 'panel.history.noneFiltered' : 'panel.history.none')}</MorePages>
    </>
  );
}
