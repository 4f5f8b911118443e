import { ChevronRight, Luggage, MonitorCheck, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Chip } from '../../ui/kit/chip';
import { reasonOf } from '../../ui/status/reason';
import { type ListedRoom, useMyRooms } from './rooms';

export function RoomList() {
  const { t } = useTranslation();
  const { rooms, problem } = useMyRooms();
  const reason = problem === undefined ? undefined : reasonOf(t, problem);
  return (
    <section aria-label={t('home.title')} className="flex flex-col gap-3">
      {reason && (
        <p role="alert" className="rounded-md bg-warn-soft px-4 py-3 text-sm">
          {reason.what} {reason.next}
        </p>
      )}
      {rooms === undefined && <p className="py-6 text-ink-soft">{t('common.loading')}</p>}
      {rooms?.length === 0 && <Empty />}
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {rooms?.map((room) => (
          <li key={room.id}>
            <RoomCard room={room} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RoomCard({ room }: { room: ListedRoom }) {
  const { t } = useTranslation();
  return (
    <Link
      href={`/rooms/${room.id}`}
      data-testid="room-card"
      className="flex h-full items-center gap-3 rounded-xl border border-line bg-surface p-4 shadow-lift transition-colors hover:border-accent"
    >
      <span className="grid size-11 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-text">
        <Luggage aria-hidden className="size-5" />
      </span>
      <span className="flex min-w-0 flex-1 flex-col gap-1.5">
        <span className="line-clamp-2 font-semibold">{room.title}</span>
        <span className="flex flex-wrap gap-1.5">
          <Chip>{t(`role.${room.role}`)}</Chip>
          {room.members !== undefined && room.members > 1 && <Chip icon={Users}>{t('home.members', { count: room.members })}</Chip>}
          {room.onDevice && <Chip icon={MonitorCheck}>{t('home.onDevice')}</Chip>}
        </span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
    </Link>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col items-center gap-2 rounded-xl border border-dashed border-line-strong px-6 py-12 text-center">
      <Luggage aria-hidden className="size-8 text-accent-text" />
      <p className="font-semibold">{t('home.empty')}</p>
      <p className="max-w-sm text-sm text-ink-soft">{t('home.emptyHint')}</p>
    </div>
  );
}
