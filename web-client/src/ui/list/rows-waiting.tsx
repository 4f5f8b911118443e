import { RefreshCw } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from '../../i18n/texts';
import { Button } from '../kit/button';

/** Says that others moved rows, which keep their places until the person wants to see it: then the focus goes back to the row it came from. */
export function RowsWaiting({ waiting, onShow }: { waiting: number; onShow: () => void }) {
  const { t } = useTranslation();
  const from = useRef<HTMLElement | null>(null);
  if (waiting === 0) return null;
  const show = () => {
    onShow();
    from.current?.focus();
  };
  return (
    <div data-testid="rows-waiting" data-rows-waiting onFocus={({ relatedTarget }) => (from.current = relatedTarget as HTMLElement | null)} className="sticky top-24 z-10 mb-2 flex items-center justify-between gap-2 rounded-lg bg-accent-soft pr-1 pl-4 text-sm text-accent-text shadow-lift in-line:top-16">
      {t('rows.waiting', { count: waiting })}
      <Button look="quiet" icon={RefreshCw} onClick={show}>
        {t('rows.show')}
      </Button>
    </div>
  );
}
