import { UserMinus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Member, Role } from '../../core';
import { useClient } from '../../react';
import { Avatar } from '../kit/avatar';
import { Button, IconButton } from '../kit/button';
import { CrewChoice } from './crew-choice';
import type { RoomAccess } from './room-access';

export const roles = ['owner', 'editor', 'commenter', 'viewer'] as const satisfies readonly Role[];

/** Everybody who may open the list, with their role. */
export function MemberList({ access, disabled }: { access: RoomAccess; disabled: boolean }) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  /** What was pressed is gone: the focus goes to what is above it. */
  const asked = () => {
    setLeaving(undefined);
    heading.current?.focus();
  };
  return (
    <section aria-labelledby="share-members">
      <h3 id="share-members" ref={heading} tabIndex={-1} className="mb-1 text-sm font-medium outline-none">
        {t('share.members', { count: access.members.length })}
      </h3>
      <ul className="flex flex-col divide-y divide-line">
        {access.members.map((member) => (
          <li key={member.user} data-testid="member" data-user={member.user} className="py-1">
            <MemberLine member={member} disabled={disabled} onRole={(role) => void access.setMember(member.user, role)} onRemove={() => setLeaving(member.user)} />
            <CrewChoice label={t('share.crewOf', { name: member.name })} crew={member.crew ?? []} disabled={disabled} onCrew={(crew) => void access.setMember(member.user, member.role, crew)} className="pt-1 pb-1.5 pl-11" />
            {leaving === member.user && (
              <Confirm
                name={member.name}
                onCancel={asked}
                onConfirm={() => {
                  asked();
                  void access.removeMember(member.user);
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function MemberLine({ member, disabled, onRole, onRemove }: { member: Member; disabled: boolean; onRole: (role: Role) => void; onRemove: () => void }) {
  const { t } = useTranslation();
  const you = useClient().user === member.user;
  const choose = (value: string) => {
    const role = roles.find((role) => role === value);
    if (role !== undefined) onRole(role);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <Avatar user={member.user} name={member.name} />
      <span className="min-w-0 flex-1 basis-40">
        <span className="block truncate text-sm font-medium">
          {member.name} {you && t('presence.you')}
        </span>
        <span className="block truncate text-xs text-ink-soft">{member.user}</span>
      </span>
      <span className="ml-auto flex items-center gap-1">
        <select
          aria-label={t('share.roleOf', { name: member.name })}
          value={member.role}
          disabled={disabled}
          onChange={(event) => choose(event.target.value)}
          className="min-h-11 rounded-md border border-line-strong bg-surface px-2 text-sm"
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
        <IconButton icon={UserMinus} label={t('share.remove', { name: member.name })} disabled={disabled} onClick={onRemove} />
      </span>
    </div>
  );
}

/** Taking away access cannot be undone by the person who lost it: asked once more, in place. */
function Confirm({ name, onCancel, onConfirm }: { name: string; onCancel: () => void; onConfirm: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2 rounded-md bg-bad-soft px-3 py-2">
      <p className="min-w-0 flex-1 basis-48 text-sm">{t('share.removeAsk', { name })}</p>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
      <Button look="danger" onClick={onConfirm}>
        {t('share.removeDo')}
      </Button>
    </div>
  );
}
