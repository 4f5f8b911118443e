import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { useEntities } from '../../react';
import { useShownName } from '../presence/shown-name';
import { useNow } from '../status/now';
import { titleOf } from '../title-of';
import type { TabProps } from './panel-sheet';

/** What people said, newest first. */
export default function CommentsTab({ view: { on } }: TabProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const nameOf = useShownName();
  const entities = useEntities();
  const comments = useMemo(() => {
    const all = [...(entities.get('comment')?.values() ?? [])].filter(({ fields }) => on === undefined || (fields.onType === on.type && fields.onId === on.id));
    return all.toSorted((a, b) => b.seq - a.seq);
  }, [entities, on]);
  if (comments.length === 0) return <p className="text-sm text-ink-soft">{t('panel.comments.none')}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {comments.map(({ id, fields: { author, text, createdAt, onType, onId } }) => (
        <li key={id} className="flex flex-col">
          <p className="text-sm">
            <span className="font-medium">{typeof author === 'string' ? nameOf(author) : ''}</span> <span className="text-ink-soft">{titleOf(entities.get(String(onType))?.get(String(onId))?.fields ?? {})}</span>
          </p>
          <p className="whitespace-pre-wrap">{String(text)}</p>
          {typeof createdAt === 'number' && <p className="text-xs text-ink-soft">{format.ago(createdAt, now)}</p>}
        </li>
      ))}
    </ul>
  );
}
