import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { codeOf, useClient, useRefusal } from '../../react';
import { Button } from '../../ui/kit/button';
import { TextField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { asRole, LinkAccess } from '../../ui/share/link-access';
import type { LinkRole } from '../../ui/share/room-access';

export function CreateRoom({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { rooms } = useClient();
  const [, navigate] = useLocation();
  const refuse = useRefusal();
  const [title, setTitle] = useState('');
  const [link, setLink] = useState<LinkRole>(asRole('restricted'));
  const [busy, setBusy] = useState(false);
  const create = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const room = await rooms.create({ kind: 'packing-list', title: title.trim(), ...(link === null ? {} : { link }) });
      navigate(`/rooms/${room.id}`);
    } catch (error) {
      refuse(codeOf(error));
      setBusy(false);
    }
  };
  return (
    <Sheet
      title={t('create.title')}
      onClose={onClose}
      shape="dialog"
      testId="create-room"
      footer={
        <Button type="submit" form="create-room" look="primary" disabled={busy || title.trim() === ''}>
          {t('create.go')}
        </Button>
      }
    >
      <form id="create-room" onSubmit={(event) => void create(event)} className="flex flex-col gap-5">
        <TextField data-first label={t('create.name')} hint={t('create.nameHint')} value={title} maxLength={200} required onChange={(event) => setTitle(event.target.value)} />
        <LinkAccess link={link} onChange={setLink} disabled={busy} />
      </form>
    </Sheet>
  );
}
