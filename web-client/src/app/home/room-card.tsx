import { Archive, Clock, MonitorCheck, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Chip } from '../../ui/kit/chip';
import { kindTitle } from '../../ui/kind';
import { workspaceOf } from '../../workspaces';
import { kinds } from '../kinds';
import { RoomMenu } from './room-menu';
import type { ListedRoom } from './rooms';

/** One room: all of the card opens it, but for its menu. */
export function RoomCard({ room, onChanged }: { room: ListedRoom; onChanged: () => void }) {
  const { t, i18n } = useTranslation();
  const { icon: Icon } = workspaceOf(room.kind);
  const kind = kinds.find((it) => it.kind === room.kind);
  return (
    <div className="relative flex h-full items-start gap-3 rounded-xl border border-line bg-surface py-3 pr-1 pl-4 shadow-lift transition-colors focus-within:border-accent hover:border-accent">
      <span className="mt-1 grid size-11 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-text">
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1 py-1">
        <Link href={`/rooms/${room.id}`} data-testid="room-card" className="rounded-sm after:absolute after:inset-0 after:rounded-xl">
          <span className="line-clamp-2 font-semibold">{room.title}</span>
        </Link>
        <p className="truncate text-xs text-ink-soft">{kind === undefined ? room.kind : kindTitle(kind, i18n.language)}</p>
        <p className="flex flex-wrap gap-1.5">
          <Chip>{t(`role.${room.role}`)}</Chip>
          {room.members !== undefined && room.members > 1 && <Chip icon={Users}>{t('home.members', { count: room.members })}</Chip>}
          {room.archived && <Chip icon={Archive}>{t('home.inArchive')}</Chip>}
          {room.onDevice && <Chip icon={MonitorCheck}>{t('home.onDevice')}</Chip>}
          {room.waiting > 0 && (
            <Chip icon={Clock} tone="warn" testId="unsent">
              {t('home.unsent', { count: room.waiting })}
            </Chip>
          )}
        </p>
      </div>
      <div className="relative">
        <RoomMenu room={room} onChanged={onChanged} />
      </div>
    </div>
  );
}
