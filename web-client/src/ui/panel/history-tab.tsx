import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { useActivity } from '../../react';
import { Button } from '../kit/button';
import { useShownName } from '../presence/shown-name';
import { useNow } from '../status/now';
import { reasonOf } from '../status/reason';
import type { TabProps } from './panel-sheet';

/** What happened, newest first. */
export default function HistoryTab({ view: { on } }: TabProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const nameOf = useShownName();
  const { items, more, loading, problem, readMore } = useActivity(on ? { type: on.type } : {});
  const shown = items.filter(({ id }) => on === undefined || id === on.id);
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col gap-2">
        {shown.map(({ seq, at, by, action, type, id, name }) => (
          <li key={`${seq}/${type}/${id}/${action}`}>
            <p className="text-sm">
              <span className="font-medium">{nameOf(by.user)}</span> · {name}
            </p>
            <p className="text-xs text-ink-soft">{format.ago(at, now)}</p>
          </li>
        ))}
      </ul>
      {problem !== undefined && <p className="text-sm">{reasonOf(t, problem).what}</p>}
      {more && <Button disabled={loading} onClick={readMore}>{t('panel.older')}</Button>}
    </div>
  );
}
