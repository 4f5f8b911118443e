import { QrCode as Icon } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { Button } from '../kit/button';

const QrCode = lazy(() => import('./qr-code'));

/** Buttons for a link, with one more that shows it as a code for somebody's camera. */
export function WithQr({ url, children }: { url: string; children: ReactNode }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {children}
        <Button icon={Icon} aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t('share.qr')}
        </Button>
      </div>
      {shown && (
        <Suspense fallback={<p role="status">{t('common.loading')}</p>}>
          <QrCode text={url} label={t('share.qrOf')} />
        </Suspense>
      )}
    </>
  );
}
