import { clsx } from 'clsx';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { useClient, useMembers, useOthers } from '../../react';
import { Avatar } from '../kit/avatar';
import { usePanel } from '../panel/panel';
import { peopleOf } from './people';

const SHOWN = 4;

/** Who is here: up to four faces, one's own marked and last, and how many more; on a phone two, of which the second is how many more where there are; a press lists all by name. */
export function PeopleButton() {
  const { t } = useTranslation();
  const format = useFormat();
  const openPanel = usePanel();
  const { user } = useClient();
  const members = useMembers();
  const others = useOthers();
  const people = useMemo(() => peopleOf(others), [others]);
  const label = people.length === 0 ? t('presence.alone') : t('presence.here', { names: format.and(people.map(({ name }) => name)) });
  const shown = people.length < SHOWN ? people : people.slice(0, SHOWN - 1);
  const more = people.length - shown.length;
  return (
    <button type="button" data-testid="people" aria-label={label} title={label} onClick={() => openPanel({ tab: 'people' })} className="inline-flex min-h-11 min-w-11 items-center justify-end rounded-full pl-1">
      <span className="flex -space-x-2">
        {shown.map((person, index) => (
          <span key={person.user} className={index > 0 ? 'max-sm:hidden' : ''}>
            <Avatar user={person.user} name={person.name} status={person.status} />
          </span>
        ))}
        <span className={people.length > 1 ? 'max-sm:hidden' : ''}>
          <Avatar user={user} name={members.find((member) => member.user === user)?.name ?? user} self />
        </span>
        {people.length > 1 && <More count={people.length - 1} className="relative grid size-8 place-items-center rounded-full bg-sunken ring-2 ring-surface sm:hidden" />}
      </span>
      {more > 0 && <More count={more} className="ml-1 max-sm:hidden" />}
    </button>
  );
}

/** Drawn, not written: the button's name has all the names. */
function More({ count, className }: { count: number; className: string }) {
  return <span aria-hidden data-more={`+${count}`} className={clsx('text-xs font-semibold text-ink-soft before:content-[attr(data-more)]', className)} />;
}
