import { useCallback } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Where } from '../../core';
import { useEntities } from '../../react';
import { titleOf } from '../title-of';
import { fieldWord, viewWord } from '../words/names';

/** Where somebody is, in words: the view, what they have open, and the field they are in. Empty where nobody can say. */
export function useWhereText(): (where: Where | undefined) => string {
  const { t } = useTranslation();
  const entities = useEntities();
  return useCallback(
    (where) => {
      if (where === undefined) return '';
      const { view, type, id, field } = where;
      const name = type === undefined || id === undefined ? '' : titleOf(entities.get(type)?.get(id)?.fields ?? {});
      const at = name === '' ? '' : t('presence.at', { name });
      return [view === undefined ? '' : viewWord(t, view), at, field === undefined ? '' : fieldWord(t, field)].filter((part) => part !== undefined && part !== '').join(' · ');
    },
    [t, entities],
  );
}
