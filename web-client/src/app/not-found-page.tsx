import { MapPinOff } from 'lucide-react';
import { useTranslation } from '../i18n/texts';
import { LinkButton } from '../ui/shell/link-button';
import { Notice } from '../ui/shell/notice';
import { usePageTitle } from '../ui/shell/page-title';

export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t('notFound.title'));
  return (
    <Notice
      icon={MapPinOff}
      title={t('notFound.title')}
      testId="not-found"
      actions={
        <LinkButton href="/" look="primary">
          {t('common.toLists')}
        </LinkButton>
      }
    >
      <p>{t('notFound.text')}</p>
    </Notice>
  );
}
