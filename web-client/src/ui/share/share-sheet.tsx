import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../react';
import { Sheet } from '../kit/sheet';
import { useOnline } from '../status/steady-link';
import { AddMember } from './add-member';
import { CopyLink, LinkAccess } from './link-access';
import { MemberList } from './member-list';
import { useRoomAccess } from './room-access';

/** Who may open this list, by link and by name. For owners; a grant of access is never queued for later. */
export default function ShareSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const online = useOnline();
  const title = useMeta()?.title ?? '';
  const access = useRoomAccess(online);
  const locked = !online || access.busy;
  return (
    <Sheet title={t('share.title', { title })} onClose={onClose} testId="share-sheet">
      <div className="flex flex-col gap-6">
        {!online && (
          <p className="flex items-center gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm" data-testid="share-offline">
            <CloudOff aria-hidden className="size-4 shrink-0 text-warn" />
            {t('share.offline')}
          </p>
        )}
        <LinkAccess link={access.link} onChange={access.setLink} disabled={locked || access.link === undefined} />
        <CopyLink />
        <MemberList access={access} disabled={locked} />
        <AddMember onAdd={access.setMember} disabled={locked} />
      </div>
    </Sheet>
  );
}
