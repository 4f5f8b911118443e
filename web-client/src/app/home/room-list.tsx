import { Archive, DoorOpen, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { Button } from '../../ui/kit/button';
import { Empty } from '../../ui/kit/empty';
import { kindTitle } from '../../ui/kind';
import { reasonOf } from '../../ui/status/reason';
import { kinds } from '../kinds';
import { groupsOf } from './groups';
import { RoomCard } from './room-card';
import type { ListedRoom, Listing } from './rooms';

/** Fewer are seen at a glance. */
const SEARCHED_FROM = 6;

/** My rooms and those of others, to be searched; what is archived stays out of the way. */
export function RoomList({ listing }: { listing: Listing }) {
  const { t, i18n } = useTranslation();
  const [words, setWords] = useState('');
  const [archive, setArchive] = useState(false);
  const { rooms, problem } = listing;
  const reason = problem === undefined ? undefined : reasonOf(t, problem);
  const nameOf = (name: string) => kindTitle(kinds.find(({ kind }) => kind === name) ?? { kind: name, title: {} }, i18n.language);
  const { mine, shared, archived } = groupsOf(rooms ?? [], words, nameOf);
  const found = mine.length + shared.length + (archive ? archived.length : 0);
  return (
    <div className="flex flex-col gap-6">
      {reason && (
        <p role="alert" className="rounded-md bg-warn-soft px-4 py-3 text-sm">
          {reason.what} {reason.next}
        </p>
      )}
      {rooms === undefined && <p className="py-6 text-ink-soft">{t('common.loading')}</p>}
      {rooms?.length === 0 && problem === undefined && <Empty icon={DoorOpen} title={t('home.empty')} text={t('home.emptyHint')} />}
      {rooms !== undefined && (rooms.length >= SEARCHED_FROM || words !== '' || archived.length > 0) && (
        <div className="flex flex-wrap gap-2">
          {(rooms.length >= SEARCHED_FROM || words !== '') && <SearchField words={words} onWords={setWords} found={found} />}
          {archived.length > 0 && (
            <Button look="quiet" icon={Archive} aria-pressed={archive} onClick={() => setArchive(!archive)}>
              {t('home.archived', { count: archived.length })}
            </Button>
          )}
        </div>
      )}
      {words !== '' && found === 0 && <p className="py-4 text-center text-ink-soft">{t('home.nothing')}</p>}
      <Group title={t('home.mine')} rooms={mine} onChanged={listing.refresh} />
      <Group title={t('home.shared')} rooms={shared} onChanged={listing.refresh} />
      {archive && <Group title={t('home.inArchive')} rooms={archived} onChanged={listing.refresh} />}
    </div>
  );
}

function Group({ title, rooms, onChanged }: { title: string; rooms: readonly ListedRoom[]; onChanged: () => void }) {
  if (rooms.length === 0) return null;
  return (
    <section aria-label={title} data-testid="room-group" className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{title}</h2>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {rooms.map((room) => (
          <li key={room.id}>
            <RoomCard room={room} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SearchField({ words, onWords, found }: { words: string; onWords: (words: string) => void; found: number }) {
  const { t } = useTranslation();
  return (
    <label role="search" className="relative min-w-0 flex-1 basis-64">
      <span className="sr-only">{t('home.search')}</span>
      <Search aria-hidden className="pointer-events-none absolute top-3 left-3 size-5 text-ink-soft" />
      <input
        type="search"
        value={words}
        placeholder={t('home.search')}
        onChange={(event) => onWords(event.target.value)}
        className="min-h-11 w-full rounded-md border border-line-strong bg-surface pr-3 pl-10 text-base"
      />
      <span role="status" className="sr-only">
        {words !== '' && t('home.found', { count: found })}
      </span>
    </label>
  );
}
