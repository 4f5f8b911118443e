import { useMemo } from 'react';
import { useTranslation } from '../../i18n/texts';
import { kinds } from '../../app/kinds';
import { useFormat } from '../../i18n/format';
import type { Words } from './sentence';

/** What sentences are made of, in the person's language. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { language } = i18n;
  return useMemo(() => ({ t, format, language, kinds }), [t, format, language]);
}
