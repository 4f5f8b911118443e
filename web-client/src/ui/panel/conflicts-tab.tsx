import { useTranslation } from 'react-i18next';
import { useConflicts } from '../../react';
import { Button } from '../kit/button';
import { useShownName } from '../presence/shown-name';
import { titleOf } from '../title-of';
import { useEntities } from '../../react';
import type { TabProps } from './panel-sheet';

/** What two people want differently and nobody decided yet. */
export default function ConflictsTab({ view: { on } }: TabProps) {
  const { t } = useTranslation();
  const entities = useEntities();
  const nameOf = useShownName();
  const { conflicts, resolve } = useConflicts();
  const shown = conflicts.filter((conflict) => on === undefined || (conflict.on.type === on.type && conflict.on.id === on.id));
  if (shown.length === 0) return <p className="text-sm text-ink-soft">{t('panel.conflicts.none')}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {shown.map(({ id, on: { type, id: entity }, mine, theirs }) => (
        <li key={id} className="flex flex-col gap-2 rounded-md border border-line p-3">
          <p className="font-medium">{titleOf(entities.get(type)?.get(entity)?.fields ?? {})}</p>
          {([['mine', mine], ['theirs', theirs]] as const).map(([side, wish]) => (
            <Button key={side} onClick={() => resolve(id, side)}>
              {nameOf(wish.by)}: {String(wish.value ?? '–')}
            </Button>
          ))}
        </li>
      ))}
    </ul>
  );
}
