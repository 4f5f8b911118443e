import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { dayOf } from './groups';

/** "Today", "Yesterday", or the date. */
export function useDayWord(): (day: number, now: number) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (day, now) => {
    const today = dayOf(now);
    if (day === today) return t('inbox.today');
    return day === dayOf(today - 1) ? t('inbox.yesterday') : format.date(day);
  };
}
