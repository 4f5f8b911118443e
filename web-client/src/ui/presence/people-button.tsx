import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { useClient, useMeta, useOthers } from '../../react';
import { Avatar } from '../kit/avatar';
import { usePanel } from '../panel/panel';
import { peopleOf } from './people';

const SHOWN = 4;

/** Who else is here: up to four faces and how many more; a press lists all by name. */
export function PeopleButton() {
  const { t } = useTranslation();
  const format = useFormat();
  const openPanel = usePanel();
  const others = useOthers();
  const people = useMemo(() => peopleOf(others), [others]);
  const label = people.length === 0 ? t('presence.alone') : t('presence.here', { names: format.and(people.map(({ name }) => name)) });
  return (
    <button type="button" data-testid="people" aria-label={label} title={label} onClick={() => openPanel({ tab: 'people' })} className="inline-flex min-h-11 min-w-11 items-center justify-end rounded-full pl-1">
      <span className="flex -space-x-2">
        {people.slice(0, SHOWN).map((person) => (
          <Avatar key={person.user} user={person.user} name={person.name} away={person.status === 'away'} />
        ))}
        {people.length === 0 && <Self />}
      </span>
      {people.length > SHOWN && <span className="ml-1 text-xs font-semibold text-ink-soft">+{people.length - SHOWN}</span>}
    </button>
  );
}

function Self() {
  const meta = useMeta();
  const { user } = useClient();
  return <Avatar user={user} name={meta?.members.find((member) => member.user === user)?.name ?? user} />;
}
