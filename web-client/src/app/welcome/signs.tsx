import { Bell, Check, Clock, type LucideIcon, MessagesSquare, Wifi } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useClient, useMembers } from '../../react';
import { Avatar } from '../../ui/kit/avatar';
import { Chip } from '../../ui/kit/chip';

/** What the signs at the top of a room mean, as they look there. */
export function Signs() {
  const { t } = useTranslation();
  const { user } = useClient();
  const members = useMembers();
  const faces = [...members.filter((member) => member.user !== user).slice(0, 2), ...members.filter((member) => member.user === user)];
  return (
    <dl className="flex flex-col gap-3">
      <Sign text={t('welcome.signs.people')}>
        <span className="flex -space-x-2">
          {faces.map((member) => (
            <Avatar key={member.user} user={member.user} name={member.name} self={member.user === user} />
          ))}
        </span>
      </Sign>
      <Sign text={t('welcome.signs.link')}>
        <Chip icon={Wifi} tone="ok">
          {t('link.online')}
        </Chip>
      </Sign>
      <Sign text={t('welcome.signs.work')}>
        <span className="flex flex-col items-start gap-1">
          <Chip icon={Check} tone="ok">
            {t('work.saved')}
          </Chip>
          <Chip icon={Clock} tone="warn">
            {t('work.waiting', { count: 2 })}
          </Chip>
        </span>
      </Sign>
      <Sign text={t('welcome.signs.talk')}>
        <span className="flex gap-2 text-ink-soft">
          <Icon of={MessagesSquare} />
          <Icon of={Bell} />
        </span>
      </Sign>
    </dl>
  );
}

function Icon({ of: Shape }: { of: LucideIcon }) {
  return <Shape aria-hidden className="size-5" />;
}

function Sign({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex items-start gap-3">
      <dt className="flex w-28 shrink-0 justify-start pt-0.5">{children}</dt>
      <dd className="min-w-0 flex-1 text-sm">{text}</dd>
    </div>
  );
}
