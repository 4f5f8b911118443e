import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { useClient, useEntities, useMeta, useOthers } from '../../react';
import { Avatar } from '../kit/avatar';
import { Sheet } from '../kit/sheet';
import { type Person, peopleOf } from './people';

const SHOWN = 4;

/** Who else is here: up to four faces and how many more; a press lists all by name. */
export function PeopleButton() {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const others = useOthers();
  const people = useMemo(() => peopleOf(others), [others]);
  const label = people.length === 0 ? t('presence.alone') : t('presence.here', { names: format.and(people.map(({ name }) => name)) });
  return (
    <>
      <button type="button" data-testid="people" aria-label={label} title={label} onClick={() => setOpen(true)} className="inline-flex min-h-11 min-w-11 items-center justify-end rounded-full pl-1">
        <span className="flex -space-x-2">
          {people.slice(0, SHOWN).map((person) => (
            <Avatar key={person.user} user={person.user} name={person.name} away={person.status === 'away'} />
          ))}
          {people.length === 0 && <Self />}
        </span>
        {people.length > SHOWN && <span className="ml-1 text-xs font-semibold text-ink-soft">+{people.length - SHOWN}</span>}
      </button>
      {open && <PeopleSheet people={people} onClose={() => setOpen(false)} />}
    </>
  );
}

function Self() {
  const meta = useMeta();
  const { user } = useClient();
  return <Avatar user={user} name={meta?.members.find((member) => member.user === user)?.name ?? user} />;
}

function PeopleSheet({ people, onClose }: { people: readonly Person[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { user } = useClient();
  const members = useMeta()?.members ?? [];
  const elsewhere = members.filter((member) => member.user !== user && !people.some((person) => person.user === member.user));
  const self = members.find((member) => member.user === user);
  return (
    <Sheet title={t('presence.title')} onClose={onClose} shape="dialog" testId="people-sheet">
      <ul className="flex flex-col gap-1">
        <Line user={user} name={`${self?.name ?? user} ${t('presence.you')}`} state={t('presence.online')} />
        {people.map((person) => (
          <PersonLine key={person.user} person={person} />
        ))}
        {elsewhere.map((member) => (
          <Line key={member.user} user={member.user} name={member.name} state={t('presence.notHere')} away />
        ))}
      </ul>
    </Sheet>
  );
}

function PersonLine({ person }: { person: Person }) {
  const { t } = useTranslation();
  const entities = useEntities();
  const at = person.where.find((where) => where.type !== undefined && where.id !== undefined);
  const name = at?.type === undefined || at.id === undefined ? undefined : entities.get(at.type)?.get(at.id)?.fields.name;
  const state = t(`presence.${person.status}`);
  return <Line user={person.user} name={person.name} away={person.status === 'away'} state={typeof name === 'string' ? `${state} · ${t('presence.at', { name })}` : state} />;
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
