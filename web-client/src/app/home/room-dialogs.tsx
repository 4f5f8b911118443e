import { LogOut, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { codeOf, useClient, useRefusal } from '../../react';
import { Button } from '../../ui/kit/button';
import { TextField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { useToast } from '../../ui/kit/toast';
import type { ListedRoom } from './rooms';

interface DialogProps {
  room: ListedRoom;
  onClose: () => void;
  onChanged: () => void;
}

/** What is asked before a room gets another name, goes for good, or is left. */
export default function RoomDialog({ what, ...props }: DialogProps & { what: 'rename' | 'delete' | 'leave' }) {
  switch (what) {
    case 'rename':
      return <Rename {...props} />;
    case 'delete':
      return <Delete {...props} />;
    case 'leave':
      return <Leave {...props} />;
  }
}

/** Does it, tells it and closes; a refusal is told, and the dialog stays. */
function useDo({ onClose, onChanged }: DialogProps) {
  const refuse = useRefusal();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>, done?: string) => {
    setBusy(true);
    try {
      await work();
      if (done !== undefined) toast({ text: done });
      onChanged();
      onClose();
    } catch (error) {
      refuse(codeOf(error));
      setBusy(false);
    }
  };
  return { busy, run };
}

function Rename(props: DialogProps) {
  const { t } = useTranslation();
  const { rooms } = useClient();
  const { busy, run } = useDo(props);
  const [title, setTitle] = useState(props.room.title);
  const wanted = title.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted !== '') void run(() => rooms.rename(props.room.id, wanted));
  };
  return (
    <Sheet
      title={t('home.rename')}
      shape="dialog"
      onClose={props.onClose}
      testId="room-dialog"
      footer={
        <Button type="submit" form="rename-room" look="primary" disabled={busy || wanted === ''}>
          {t('common.done')}
        </Button>
      }
    >
      <form id="rename-room" onSubmit={submit}>
        <TextField data-first label={t('home.name')} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </form>
    </Sheet>
  );
}

function Delete(props: DialogProps) {
  const { t } = useTranslation();
  const { rooms } = useClient();
  const { busy, run } = useDo(props);
  const { id, title, members = 1 } = props.room;
  const remove = async () => {
    await rooms.remove(id);
    await rooms.forget(id);
  };
  return (
    <Sheet
      title={t('home.deleteTitle', { title })}
      shape="dialog"
      onClose={props.onClose}
      testId="room-dialog"
      footer={
        <>
          <Button data-first onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button look="danger" icon={Trash2} disabled={busy} onClick={() => void run(remove, t('home.wasDeleted', { title }))}>
            {t('home.delete')}
          </Button>
        </>
      }
    >
      <p>{t('home.deleteText', { count: members })}</p>
      <p className="mt-2 text-sm text-ink-soft">{t('home.deleteFirst')}</p>
    </Sheet>
  );
}

function Leave(props: DialogProps) {
  const { t } = useTranslation();
  const { rooms } = useClient();
  const { busy, run } = useDo(props);
  const { id, title, waiting } = props.room;
  const discard = waiting > 0;
  return (
    <Sheet
      title={t('home.leaveTitle', { title })}
      shape="dialog"
      onClose={props.onClose}
      testId="room-dialog"
      footer={
        <>
          <Button data-first onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button look="danger" icon={LogOut} disabled={busy} onClick={() => void run(() => rooms.leave(id, { discard }), t('home.left', { title }))}>
            {discard ? t('home.leaveAnyway') : t('home.leave')}
          </Button>
        </>
      }
    >
      <p>{t('home.leaveText')}</p>
      {discard && (
        <p role="alert" className="mt-3 rounded-md bg-bad-soft px-3 py-2 text-sm">
          {t('home.leaveUnsent', { count: waiting })}
        </p>
      )}
    </Sheet>
  );
}
