import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useEntities, useMeta, useOthers } from '../../react';
import { Avatar } from '../kit/avatar';
import { type Person, peopleOf } from '../presence/people';
import { titleOf } from '../title-of';

/** Who is here and where, and who of the members is not. */
export default function PeopleTab() {
  const { t } = useTranslation();
  const { user } = useClient();
  const others = useOthers();
  const people = useMemo(() => peopleOf(others), [others]);
  const members = useMeta()?.members ?? [];
  const elsewhere = members.filter((member) => member.user !== user && !people.some((person) => person.user === member.user));
  const self = members.find((member) => member.user === user);
  return (
    <ul className="flex flex-col gap-1">
      <Line user={user} name={`${self?.name ?? user} ${t('presence.you')}`} state={t('presence.online')} />
      {people.map((person) => (
        <PersonLine key={person.user} person={person} />
      ))}
      {elsewhere.map((member) => (
        <Line key={member.user} user={member.user} name={member.name} state={t('presence.notHere')} away />
      ))}
    </ul>
  );
}

function PersonLine({ person }: { person: Person }) {
  const { t } = useTranslation();
  const entities = useEntities();
  const at = person.where.find((where) => where.type !== undefined && where.id !== undefined);
  const name = at?.type === undefined || at.id === undefined ? '' : titleOf(entities.get(at.type)?.get(at.id)?.fields ?? {});
  const state = t(`presence.${person.status}`);
  return <Line user={person.user} name={person.name} away={person.status === 'away'} state={name === '' ? state : `${state} · ${t('presence.at', { name })}`} />;
}

function Line({ user, name, state, away = false }: { user: string; name: string; state: string; away?: boolean }) {
  return (
    <li className="flex min-h-12 items-center gap-3">
      <Avatar user={user} name={name} away={away} />
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-medium">{name}</span>
        <span className="block text-xs text-ink-soft">{state}</span>
      </span>
    </li>
  );
}
