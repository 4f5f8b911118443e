import { CloudOff } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { useMeta, useRole } from '../../react';
import { Sheet } from '../kit/sheet';
import { useOnline } from '../status/steady-link';
import { AddMember } from './add-member';
import { InviteForm } from './invite-form';
import { CopyLink, LinkAccess } from './link-access';
import { MemberList } from './member-list';
import { PendingList } from './pending-list';
import { useRoomAccess } from './room-access';
import { SecretLink } from './secret-link';
import { useInvitations } from './use-invitations';

/** Who may open this room: by invitation, by name, by link. Editors invite, owners decide; nothing of it is queued for later. */
export default function ShareSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const online = useOnline();
  const title = useMeta()?.title ?? '';
  const owner = useRole() === 'owner';
  const access = useRoomAccess(online);
  const invitations = useInvitations(online);
  const locked = !online;
  const { fresh } = invitations;
  return (
    <Sheet title={t('share.title', { title })} onClose={onClose} testId="share-sheet">
      <div className="flex flex-col gap-6">
        {!online && (
          <p className="flex items-center gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm" data-testid="share-offline">
            <CloudOff aria-hidden className="size-4 shrink-0 text-warn" />
            {t('share.offline')}
          </p>
        )}
        <div className="flex flex-col gap-4">
          <InviteForm disabled={locked} busy={invitations.busy} onInvite={invitations.invite} />
          {fresh && <SecretLink url={fresh.url} onDone={invitations.put} />}
        </div>
        <PendingList pending={invitations.pending ?? []} disabled={locked} onResend={(one) => void invitations.resend(one)} onRevoke={(one) => void invitations.revoke(one)} />
        <MemberList access={access} disabled={locked || !owner} />
        {owner && <AddMember onAdd={access.setMember} disabled={locked} />}
        <div className="flex flex-col gap-3 border-t border-line pt-4">
          {owner && <LinkAccess link={access.link} day={access.linkDay} onChange={access.setLink} disabled={locked || access.link === undefined} />}
          <CopyLink />
        </div>
      </div>
    </Sheet>
  );
}
