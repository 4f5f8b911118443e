import { Gauge } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { withTexts } from '../../i18n/init';
import { useFormat } from '../../i18n/format';
import { useMetrics } from '../../react';
import { Button } from '../kit/button';

const PerformanceSheet = lazy(() => withTexts('performance', () => import('./performance-sheet')));

/** How well the connection works, as a number, and the way to all that is known about it. */
export function PerformanceButton() {
  const { t } = useTranslation();
  const format = useFormat();
  const { health } = useMetrics();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={Gauge} data-testid="open-performance" onClick={() => setOpen(true)} className="mt-1 self-start">
        {t('status.performance', { score: format.number(Math.round(health.score)) })}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <PerformanceSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
