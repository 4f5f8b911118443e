import { CircleAlert, CircleCheck, Info, Lightbulb, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import type { Health } from '../../core';
import { useMetrics } from '../../react';
import { Button } from '../kit/button';
import { type Tone, toneClass } from '../kit/chip';
import { Progress } from '../kit/progress';
import { Sheet } from '../kit/sheet';
import { Figures } from './figures-list';
import { gradeOf } from './figures';
import { Latency } from './latency';

const looks: Readonly<Record<ReturnType<typeof gradeOf>, { icon: LucideIcon; tone: Tone }>> = {
  good: { icon: CircleCheck, tone: 'ok' },
  fair: { icon: Info, tone: 'accent' },
  weak: { icon: TriangleAlert, tone: 'warn' },
  poor: { icon: CircleAlert, tone: 'bad' },
};

/** How well the connection works: a score with its reasons, what helps, answer times, and all figures. */
export default function PerformanceSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { health } = useMetrics();
  return (
    <Sheet
      title={t('performance.title')}
      onClose={onClose}
      testId="performance"
      footer={
        <Button look="primary" onClick={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-6">
        <Score health={health} />
        <Advice health={health} />
        <Latency />
        <Figures />
      </div>
    </Sheet>
  );
}

function Score({ health: { score, reasons } }: { health: Health }) {
  const { t } = useTranslation();
  const format = useFormat();
  const grade = gradeOf(score);
  const { icon: Icon, tone } = looks[grade];
  return (
    <section aria-labelledby="performance-score" className="flex flex-col gap-3">
      <h3 id="performance-score" className="sr-only">
        {t('performance.score.title')}
      </h3>
      <div className={`flex items-center gap-4 rounded-xl px-4 py-3 ${toneClass[tone]}`}>
        <Icon aria-hidden className="size-8 shrink-0" />
        <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
          <strong className="text-lg font-semibold" data-testid="grade">
            {t(`performance.grade.${grade}`)}
          </strong>
          <span className="tabular-nums" data-testid="score">
            {t('performance.score.of', { score: format.number(Math.round(score)) })}
          </span>
        </p>
      </div>
      <Progress label={t('performance.score.title')} value={score} max={100} tone={tone === 'bad' ? 'bad' : 'accent'} />
      <ul className="flex flex-col gap-1 text-sm">
        {reasons.length === 0 && <li>{t('performance.reason.none')}</li>}
        {reasons.map((reason) => (
          <li key={reason}>{t(`performance.reason.${reason}`)}</li>
        ))}
      </ul>
    </section>
  );
}

/** What a person can do about it. */
function Advice({ health: { advice } }: { health: Health }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="performance-advice" className="flex flex-col gap-2">
      <h3 id="performance-advice" className="text-base font-semibold">
        {t('performance.advice.title')}
      </h3>
      {advice.length === 0 && <p className="text-sm">{t('performance.advice.none')}</p>}
      <ul className="flex flex-col gap-2" data-testid="advice">
        {advice.map((one) => (
          <li key={one} className="flex gap-2 rounded-lg bg-sunken px-3 py-2 text-sm">
            <Lightbulb aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-text" />
            {t(`performance.advice.${one}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
