import { Filter } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import type { ActivityFilter } from '../../core';
import { useMembers } from '../../react';
import { SelectField } from '../kit/field';
import { useKind } from '../words/kind-of-room';
import { useWords } from '../words/words';
import { actionKey, actions } from './actions';

interface FiltersProps {
  filter: ActivityFilter;
  onFilter: (filter: ActivityFilter) => void;
}

/** Whose actions, which and on what. */
export function ActivityFilters({ filter, onFilter }: FiltersProps) {
  const { t } = useTranslation();
  const words = useWords();
  const members = useMembers();
  const types = [...Object.keys(useKind()?.entities ?? {}), 'comment', 'conflict'];
  const chosen = Object.values(filter).length;
  const choose = (name: 'user' | 'action' | 'type') => (event: { target: { value: string } }) => {
    const { [name]: _before, ...rest } = filter;
    onFilter(event.target.value === '' ? rest : { ...rest, [name]: event.target.value });
  };
  return (
    <details className="rounded-md border border-line" data-testid="history-filters">
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-3 text-sm font-medium">
        <Filter aria-hidden className="size-4" />
        {chosen === 0 ? t('panel.history.filter') : t('panel.history.filtered', { count: chosen })}
      </summary>
      <div className="flex flex-col gap-3 px-3 pb-3">
        <SelectField label={t('panel.history.person')} value={filter.user ?? ''} onChange={choose('user')}>
          <option value="">{t('panel.history.everybody')}</option>
          {members.map(({ user, name }) => (
            <option key={user} value={user}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('panel.history.action')} value={filter.action ?? ''} onChange={choose('action')}>
          <option value="">{t('panel.history.allActions')}</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {t(actionKey({ action, type: '' }), { name: '…' })}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('panel.history.onWhat')} value={filter.type ?? ''} onChange={choose('type')}>
          <option value="">{t('panel.history.allTypes')}</option>
          {types.map((type) => (
            <option key={type} value={type}>
              {words.type(type)}
            </option>
          ))}
        </SelectField>
      </div>
    </details>
  );
}
