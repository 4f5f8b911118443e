import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { useConnection, useRejected, useSyncStatus } from '../../react';
import { Sheet } from '../kit/sheet';
import { PerformanceButton } from '../performance/performance-button';
import { TryNow } from './banner';
import { useWorkText } from './chips';
import { useNow } from './now';
import { linkProblem } from './reason';
import { OutboxList } from './outbox-list';
import { RejectedList } from './rejected-list';
import { useLink } from './steady-link';

/** Link and work in detail: how things are, what waits, and what needs the person. */
export function StatusSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rejected = useRejected();
  return (
    <Sheet title={t('status.title')} onClose={onClose} testId="status-sheet">
      <div className="flex flex-col gap-6">
        {rejected.length > 0 && <RejectedList />}
        <LinkSection />
        <WorkSection />
      </div>
    </Sheet>
  );
}

function LinkSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { link } = useLink();
  const connection = useConnection();
  const connected = connection.name === 'connected';
  return (
    <section aria-labelledby="status-link" className="flex flex-col gap-1">
      <h3 id="status-link" className="text-base font-semibold">
        {t('status.linkLabel')}
      </h3>
      <p className="text-sm">{connection.transport === 'rest' ? t('linkLong.rest') : t(`linkLong.${link}`)}</p>
      <p className="text-sm text-ink-soft">
        {t('status.since', { time: format.clock(connection.since) })}
        {connected && connection.rtt !== undefined && ` · ${t('status.rtt', { ms: format.number(Math.round(connection.rtt)) })}`}
      </p>
      {!connected && connection.attempt > 0 && <p className="text-sm text-ink-soft">{t('status.tries', { count: connection.attempt })}</p>}
      {!connected && connection.reason !== undefined && <p className="text-sm text-ink-soft">{t('status.lastProblem', { problem: linkProblem(t, connection.reason) })}</p>}
      {!connected && <TryNow />}
      <PerformanceButton />
    </section>
  );
}

function WorkSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const sync = useSyncStatus();
  const now = useNow(10_000);
  return (
    <section aria-labelledby="status-work" className="flex flex-col gap-2">
      <h3 id="status-work" className="text-base font-semibold">
        {t('status.workLabel')}
      </h3>
      <p className="text-sm">{useWorkText(sync)}</p>
      {sync.lastSyncedAt !== undefined && <p className="text-sm text-ink-soft">{t('status.lastSynced', { ago: format.ago(sync.lastSyncedAt, now) })}</p>}
      <OutboxList />
    </section>
  );
}
