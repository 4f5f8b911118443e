import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { useMetrics } from '../../react';

/** All that is measured, each with what it means. */
export function Figures() {
  const { t } = useTranslation();
  const format = useFormat();
  const metrics = useMetrics();
  const { rtt } = metrics;
  const time = (ms: number | undefined) => (ms === undefined ? t('performance.figure.unknown') : format.milliseconds(ms));
  const figures = [
    ['link', t(`performance.link.${metrics.transport}`)],
    ['median', time(rtt?.p50)],
    ['slowest', time(rtt?.p95)],
    ['jitter', time(rtt?.jitter)],
    ['stability', format.percent(metrics.stability)],
    ['reconnects', format.number(metrics.reconnects)],
    ['dropped', format.number(metrics.dropped)],
    ['duplicates', format.number(metrics.duplicates)],
    ['queue', metrics.queueAgeMs === 0 ? t('performance.figure.empty') : format.milliseconds(metrics.queueAgeMs)],
    ['in', `${format.bytes(metrics.bytesIn)} · ${t('performance.figure.messages', { count: metrics.framesIn })}`],
    ['out', `${format.bytes(metrics.bytesOut)} · ${t('performance.figure.messages', { count: metrics.framesOut })}`],
  ] as const;
  return (
    <section aria-labelledby="performance-figures" className="flex flex-col gap-2">
      <h3 id="performance-figures" className="text-base font-semibold">
        {t('performance.figure.title')}
      </h3>
      {metrics.slowed && <p className="rounded-lg bg-warn-soft px-3 py-2 text-sm">{t('performance.figure.slowed')}</p>}
      <dl className="divide-y divide-line rounded-lg border border-line text-sm">
        {figures.map(([name, value]) => (
          <div key={name} className="flex items-baseline justify-between gap-3 px-3 py-2">
            <dt className="min-w-0 text-ink-soft">{t(`performance.figure.${name}`)}</dt>
            <dd data-testid={`figure-${name}`} className="shrink-0 text-right font-medium tabular-nums">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
