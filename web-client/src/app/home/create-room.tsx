import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useLocation } from 'wouter';
import type { RoomTemplate } from '../../core';
import { currentLanguage } from '../../i18n/init';
import { codeOf, useClient, useRefusal } from '../../react';
import { Button } from '../../ui/kit/button';
import { TextField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { kindText } from '../../ui/kind';
import { secondsUntilEndOf } from '../../ui/share/days';
import { LinkAccess } from '../../ui/share/link-access';
import type { LinkRole } from '../../ui/share/room-access';
import { inOrder } from '../../workspaces';
import { kinds } from '../kinds';
import { createRoom, EMPTY, type Start } from './create';
import { KindCards } from './kind-cards';
import type { ListedRoom } from './rooms';
import { StartChoice } from './start-choice';

const choices = inOrder(kinds);

/** A new room: of which kind, what it is called, what it begins with, and who may open its link. */
export default function CreateRoom({ rooms, onClose }: { rooms: readonly ListedRoom[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const [, navigate] = useLocation();
  const refuse = useRefusal();
  const [kind, setKind] = useState(choices[0]?.kind ?? '');
  const [title, setTitle] = useState('');
  const [start, setStart] = useState<Start>(EMPTY);
  const [link, setLink] = useState<{ readonly role: LinkRole; readonly day: string }>({ role: null, day: '' });
  const [busy, setBusy] = useState(false);
  const templates = useTemplates();
  const create = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const id = await createRoom(client, { kind, title: title.trim(), start, language: currentLanguage() });
      // The room is there, whatever becomes of this: it can be said again where it is shared.
      if (link.role !== null) await client.rooms.setLink(id, link.role, link.day === '' ? {} : { expiresIn: secondsUntilEndOf(link.day) }).catch((error: unknown) => refuse(codeOf(error)));
      navigate(`/rooms/${id}`);
    } catch (error) {
      refuse(codeOf(error));
      setBusy(false);
    }
  };
  return (
    <Sheet
      title={t('shell.create.title')}
      onClose={onClose}
      testId="create-room"
      footer={
        <Button type="submit" form="create-room" look="primary" disabled={busy || title.trim() === ''}>
          {busy ? t('shell.create.busy') : t('shell.create.go')}
        </Button>
      }
    >
      <form id="create-room" onSubmit={(event) => void create(event)} className="flex flex-col gap-6">
        <KindCards
          kinds={choices}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setStart(EMPTY);
          }}
        />
        <TextField label={t('shell.create.name')} hint={kindText(t, kind, 'example')} value={title} maxLength={200} required autoComplete="off" onChange={(event) => setTitle(event.target.value)} />
        <StartChoice kind={kind} start={start} templates={templates} rooms={rooms} onChange={setStart} />
        <LinkAccess link={link.role} day={link.day} onChange={(role, day) => setLink({ role, day })} disabled={busy} />
      </form>
    </Sheet>
  );
}

/** None while they are not known; without them a room begins empty. */
function useTemplates(): readonly RoomTemplate[] {
  const { rooms } = useClient();
  const [templates, setTemplates] = useState<readonly RoomTemplate[]>([]);
  useEffect(() => {
    let current = true;
    rooms.templates().then(
      (all) => current && setTemplates(all),
      () => {}, // the other ways to begin are there
    );
    return () => {
      current = false;
    };
  }, [rooms]);
  return templates;
}
