import { Archive, ArchiveRestore, Copy, Download, EllipsisVertical, LogOut, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { codeOf, useClient, useRefusal } from '../../react';
import { Menu, type MenuItem } from '../../ui/kit/menu';
import { useToast } from '../../ui/kit/toast';
import { useOnline } from '../../ui/status/steady-link';
import { save } from '../room/unsent-file';
import type { ListedRoom } from './rooms';

const RoomDialog = lazy(() => import('./room-dialogs'));

/** What can be done with a room from outside. All of it needs the server. */
export function RoomMenu({ room, onChanged }: { room: ListedRoom; onChanged: () => void }) {
  const { t } = useTranslation();
  const online = useOnline();
  const { rooms } = useClient();
  const refuse = useRefusal();
  const toast = useToast();
  const [asking, setAsking] = useState<'rename' | 'delete' | 'leave'>();
  const { id, kind, title, role, members = 1, archived } = room;
  const act = (work: () => Promise<unknown>, done: string) =>
    void work().then(
      () => {
        if (done !== '') toast({ text: done });
        onChanged();
      },
      (error: unknown) => refuse(codeOf(error)),
    );
  const copy = () => {
    const copied = t('home.copyOf', { title }).slice(0, 200);
    act(() => rooms.create({ kind, title: copied, from: id }), t('home.copied', { title: copied }));
  };
  const fileName = title.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  const download = () => act(async () => save({ name: `${fileName || 'room'}.json`, text: `${JSON.stringify(await rooms.export(id), null, 2)}\n` }), '');
  const archive = () => act(() => rooms.archive(id, !archived), t(archived ? 'home.wasRestored' : 'home.wasArchived', { title }));
  const owner = role === 'owner';
  const items: readonly (MenuItem | false)[] = [
    (owner || role === 'editor') && !archived && { label: t('home.rename'), icon: Pencil, disabled: !online, onSelect: () => setAsking('rename') },
    { label: t('home.copy'), icon: Copy, disabled: !online, onSelect: copy },
    { label: t('home.export'), icon: Download, disabled: !online, onSelect: download },
    owner && { label: archived ? t('home.restore') : t('home.archive'), icon: archived ? ArchiveRestore : Archive, disabled: !online, onSelect: archive },
    (!owner || members > 1) && { label: t('home.leave'), icon: LogOut, disabled: !online, onSelect: () => setAsking('leave') },
    owner && { label: t('home.delete'), icon: Trash2, danger: true, disabled: !online, onSelect: () => setAsking('delete') },
  ];
  return (
    <>
      <Menu label={t('home.menu', { title })} icon={EllipsisVertical} items={items.filter((item) => item !== false)} />
      {asking !== undefined && (
        <Suspense fallback={null}>
          <RoomDialog what={asking} room={room} onClose={() => setAsking(undefined)} onChanged={onChanged} />
        </Suspense>
      )}
    </>
  );
}
