import { Archive, Clock, Eye, type LucideIcon, MessageSquareText, MonitorCheck, Pencil } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { Link } from 'wouter';
import type { Role } from '../../core';
import { Chip } from '../../ui/kit/chip';
import { Sign } from '../../ui/kit/sign';
import { kindTitle } from '../../ui/kind';
import { langOf } from '../../ui/words/lang';
import { workspaceOf } from '../../workspaces';
import { kinds } from '../kinds';
import { RoomMenu } from './room-menu';
import type { ListedRoom } from './rooms';

const roleIcons: Readonly<Record<Exclude<Role, 'owner'>, LucideIcon>> = { editor: Pencil, commenter: MessageSquareText, viewer: Eye };

/** One room: all of the card opens it, but for its menu. What is usual is said in few words, what is not stands out. */
export function RoomCard({ room, onChanged }: { room: ListedRoom; onChanged: () => void }) {
  const { t, i18n } = useTranslation();
  const { icon: Icon } = workspaceOf(room.kind);
  const kind = kinds.find((it) => it.kind === room.kind);
  const { members = 1 } = room;
  const facts = [kind === undefined ? room.kind : kindTitle(kind, i18n.language), ...(members > 1 ? [t('home.members', { count: members })] : [])];
  return (
    <div className="relative flex h-full items-start gap-3 rounded-xl border border-line bg-surface py-3 pr-1 pl-4 shadow-lift transition-colors focus-within:border-accent hover:border-accent">
      <span className="mt-1 grid size-11 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-text">
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1 py-1">
        <Link href={`/rooms/${room.id}`} data-testid="room-card" className="rounded-sm after:absolute after:inset-0 after:rounded-xl">
          <span lang={langOf(room.title)} className="line-clamp-2 font-semibold">{room.title}</span>
        </Link>
        <p className="flex items-center gap-1.5 text-xs text-ink-soft">
          <span className="min-w-0 truncate">{facts.join(' · ')}</span>
          {room.onDevice && <Sign icon={MonitorCheck} label={t('home.onDevice')} className="" />}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-1.5 empty:hidden">
          {room.role !== 'owner' && <Chip icon={roleIcons[room.role]}>{t(`role.${room.role}`)}</Chip>}
          {room.archived && <Chip icon={Archive}>{t('home.inArchive')}</Chip>}
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
