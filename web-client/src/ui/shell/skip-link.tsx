import type { MouseEvent } from 'react';
import { useTranslation } from '../../i18n/texts';

function skip(event: MouseEvent) {
  event.preventDefault();
  const main = document.querySelector<HTMLElement>('main');
  if (main === null) return;
  main.tabIndex = -1;
  main.focus();
}

/** The first thing that Tab reaches: past the header, to what the page is about. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a href="#root" onClick={skip} className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:inline-flex focus:min-h-11 focus:items-center focus:rounded-md focus:bg-accent focus:px-4 focus:text-sm focus:font-medium focus:text-accent-ink">
      {t('common.skip')}
    </a>
  );
}
