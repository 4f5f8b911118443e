import { lazy, Suspense } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { said } from './figures';
import { useTrail } from './trail';

const LatencyChart = lazy(() => import('./latency-chart'));

/** How long answers took lately: as a line, in words, and as a table. */
export function Latency() {
  const { t } = useTranslation();
  const format = useFormat();
  const points = useTrail();
  const words = said(points);
  const caption =
    words === null
      ? t('performance.latency.none')
      : [
          t('performance.latency.words', { least: format.milliseconds(words.least), most: format.milliseconds(words.most), median: format.milliseconds(words.median), last: format.milliseconds(words.last) }),
          words.gaps > 0 ? t('performance.latency.gaps', { count: words.gaps }) : '',
        ]
          .join(' ')
          .trim();
  return (
    <section aria-labelledby="performance-latency" className="flex flex-col gap-2">
      <h3 id="performance-latency" className="text-base font-semibold">
        {t('performance.latency.title')}
      </h3>
      <figure className="flex flex-col gap-2">
        {words !== null && (
          <Suspense fallback={<div className="h-45" />}>
            <LatencyChart points={points} label={caption} />
          </Suspense>
        )}
        <figcaption className="text-sm text-ink-soft" data-testid="latency-words">
          {caption}
        </figcaption>
      </figure>
      {words !== null && <AsTable />}
    </section>
  );
}

function AsTable() {
  const { t } = useTranslation();
  const format = useFormat();
  const points = useTrail();
  return (
    <details>
      <summary className="min-h-11 cursor-pointer content-center text-sm font-medium text-accent-text">{t('performance.latency.table')}</summary>
      {/* What scrolls by itself must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="region" aria-label={t('performance.latency.title')} className="max-h-64 overflow-y-auto rounded-lg border border-line">
        <table className="w-full text-sm">
          <thead className="sticky top-0 bg-sunken text-left text-ink-soft">
            <tr>
              <th scope="col" className="px-3 py-2 font-medium">
                {t('performance.latency.time')}
              </th>
              <th scope="col" className="px-3 py-2 text-right font-medium">
                {t('performance.latency.answer')}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map(({ at, ms }, index) => (
              <tr key={points.length - index} className="border-t border-line">
                <td className="px-3 py-1.5">{format.seconds(at)}</td>
                <td className="px-3 py-1.5 text-right tabular-nums">{ms === null ? t('performance.latency.gap') : format.milliseconds(ms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
