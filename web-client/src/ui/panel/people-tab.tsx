import { Footprints, MapPin } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Member } from '../../core';
import { useClient, useMembers, useOthers, useSelf } from '../../react';
import { Avatar } from '../kit/avatar';
import { Button } from '../kit/button';
import { placeOf, usePlace } from '../place';
import { useFollowing } from '../presence/following';
import { type Person, peopleOf } from '../presence/people';
import { useWhereText } from '../presence/where-text';
import { crewWord } from '../words/names';
import type { TabProps } from './panel-sheet';

/** Who is here and where, and who of the members is not. */
export default function PeopleTab({ onAway }: TabProps) {
  const { t } = useTranslation();
  const { user } = useClient();
  const { status } = useSelf();
  const others = useOthers();
  const people = useMemo(() => peopleOf(others), [others]);
  const members = useMembers();
  const elsewhere = members.filter((member) => member.user !== user && !people.some((person) => person.user === member.user));
  const self = members.find((member) => member.user === user);
  return (
    <div className="flex flex-col gap-5">
      <section aria-labelledby="people-here">
        <h3 id="people-here" className="mb-1 text-sm font-medium">
          {t('panel.people.here', { count: people.length + 1 })}
        </h3>
        <ul className="flex flex-col divide-y divide-line">
          <Line user={user} name={self?.name ?? user} you member={self} state={t(`presence.${status}`)} status={status} />
          {people.map((person) => (
            <PersonLine key={person.user} person={person} member={members.find((member) => member.user === person.user)} onAway={onAway} />
          ))}
        </ul>
      </section>
      {elsewhere.length > 0 && (
        <section aria-labelledby="people-elsewhere">
          <h3 id="people-elsewhere" className="mb-1 text-sm font-medium">
            {t('panel.people.elsewhere', { count: elsewhere.length })}
          </h3>
          <ul className="flex flex-col divide-y divide-line">
            {elsewhere.map((member) => (
              <Line key={member.user} user={member.user} name={member.name} member={member} state={t('presence.offline')} status="away" />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Somebody else who is here: where they are, a way there, and a way to stay with them. */
function PersonLine({ person, member, onAway }: { person: Person; member: Member | undefined; onAway: () => void }) {
  const { t } = useTranslation();
  const whereText = useWhereText();
  const [, go] = usePlace();
  const { user: followed, follow } = useFollowing();
  const { user, name, status, at } = person;
  const following = followed === user;
  const place = at === undefined ? {} : placeOf(at);
  const somewhere = place.view !== undefined || place.id !== undefined;
  const goThere = () => {
    onAway();
    go(place);
  };
  const stay = () => {
    follow(following ? null : user);
    if (!following) onAway();
  };
  return (
    <Line user={user} name={name} member={member} status={status} state={[t(`presence.${status}`), whereText(at)].filter((part) => part !== '').join(' · ')}>
      <div className="-ml-3 flex flex-wrap">
        {somewhere && (
          <Button look="quiet" icon={MapPin} aria-label={t('panel.people.goTo', { name })} onClick={goThere}>
            {t('panel.people.go')}
          </Button>
        )}
        <Button look="quiet" icon={Footprints} aria-pressed={following} aria-label={following ? t('panel.people.unfollow', { name }) : t('panel.people.followWho', { name })} onClick={stay}>
          {following ? t('follow.stop') : t('panel.people.follow')}
        </Button>
      </div>
    </Line>
  );
}

interface LineProps {
  user: string;
  name: string;
  you?: boolean;
  member: Member | undefined;
  state: string;
  status: Person['status'];
  children?: ReactNode;
}

function Line({ user, name, you = false, member, state, status, children }: LineProps) {
  const { t } = useTranslation();
  const roles = member === undefined ? [] : [t(`role.${member.role}`), ...(member.crew ?? []).map((crew) => crewWord(t, crew))];
  return (
    <li data-testid="person" data-user={user} className="flex items-start gap-3 py-2">
      <Avatar user={user} name={name} status={status} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-sm font-medium">{you ? `${name} ${t('presence.you')}` : name}</span>
          <span className="text-xs text-ink-soft">{roles.join(' · ')}</span>
        </p>
        <p className="text-xs text-ink-soft">{state}</p>
        {children}
      </div>
    </li>
  );
}
