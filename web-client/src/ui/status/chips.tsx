import { Check, CircleAlert, Clock, CloudOff, type LucideIcon, LogIn, RefreshCw, Signal, SignalLow, Unplug, Wifi } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Sync } from '../../core';
import { Chip, type Tone } from '../kit/chip';
import type { Link } from './link';
import { useLink } from './steady-link';
import { useSteadySync } from './steady-sync';

interface Look {
  icon: LucideIcon;
  tone: Tone;
  motion?: 'spin' | 'pulse';
}

const linkLook: Readonly<Record<Link, Look>> = {
  online: { icon: Wifi, tone: 'ok' },
  connecting: { icon: Signal, tone: 'plain' },
  slow: { icon: SignalLow, tone: 'warn' },
  reconnecting: { icon: Signal, tone: 'warn', motion: 'pulse' },
  offline: { icon: CloudOff, tone: 'warn' },
  'signed-out': { icon: LogIn, tone: 'bad' },
  closed: { icon: Unplug, tone: 'bad' },
};

const workLook: Readonly<Record<Sync['name'], Look>> = {
  saved: { icon: Check, tone: 'ok' },
  waiting: { icon: Clock, tone: 'warn' },
  syncing: { icon: RefreshCw, tone: 'accent', motion: 'spin' },
  attention: { icon: CircleAlert, tone: 'bad' },
};

/** Link and work beside each other. On a phone that is online, work that is not all saved takes the room of a word. */
export function StateChips({ onOpen }: { onOpen: () => void }) {
  const brief = useSteadySync().name !== 'saved';
  return (
    <>
      <LinkChip brief={brief} onOpen={onOpen} />
      <WorkChip onOpen={onOpen} />
    </>
  );
}

/** Whether the server can be reached. */
export function LinkChip({ brief = false, onOpen }: { brief?: boolean; onOpen?: () => void }) {
  const { t } = useTranslation();
  const { link } = useLink();
  return (
    <StatusButton testId="link-state" state={link} label={t('status.linkLabel')} look={linkLook[link]} onOpen={onOpen}>
      {brief && link === 'online' ? <span className="max-sm:sr-only">{t('link.online')}</span> : t(`link.${link}`)}
    </StatusButton>
  );
}

/** Whether the edits of this device have arrived. */
export function WorkChip({ onOpen }: { onOpen?: () => void }) {
  const { t } = useTranslation();
  const sync = useSteadySync();
  return (
    <StatusButton testId="work-state" state={sync.name} label={t('status.workLabel')} look={workLook[sync.name]} onOpen={onOpen}>
      {useWorkText(sync)}
    </StatusButton>
  );
}

export function useWorkText(sync: Sync): string {
  const { t } = useTranslation();
  switch (sync.name) {
    case 'saved':
      return t('work.saved');
    case 'waiting':
      return t('work.waiting', { count: sync.waiting });
    case 'syncing':
      return sync.total !== undefined && sync.total > 1 ? t('work.progress', { done: sync.drained ?? 0, total: sync.total }) : t('work.syncing');
    case 'attention':
      return t('work.attention', { count: sync.rejected });
  }
}

function StatusButton({ testId, state, label, look, onOpen, children }: { testId: string; state: string; label: string; look: Look; onOpen?: (() => void) | undefined; children: ReactNode }) {
  const chip = (
    <>
      <span className="sr-only">{label}: </span>
      <Chip icon={look.icon} tone={look.tone} motion={look.motion}>
        {children}
      </Chip>
    </>
  );
  const shared = { 'data-testid': testId, 'data-state': state };
  if (onOpen === undefined) return <span {...shared}>{chip}</span>;
  return (
    <button type="button" {...shared} onClick={onOpen} className="inline-flex min-h-11 min-w-0 items-center rounded-full">
      {chip}
    </button>
  );
}
