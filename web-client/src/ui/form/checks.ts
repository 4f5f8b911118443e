import { useTranslation } from '../../i18n/texts';

type CheckText = (text: string) => string | undefined;

export function useRequired(): CheckText {
  const { t } = useTranslation();
  return (text) => (text.trim() === '' ? t('check.required') : undefined);
}

interface Range {
  min: number;
  max: number;
  whole?: boolean;
  /** Nothing at all is a value, too. */
  optional?: boolean;
}

export function useNumberCheck({ min, max, whole = false, optional = false }: Range): CheckText {
  const { t } = useTranslation();
  return (text) => {
    if (text.trim() === '' && optional) return undefined;
    const value = numberOf(text);
    const fits = text.trim() !== '' && value >= min && value <= max && (!whole || Number.isSafeInteger(value));
    return fits ? undefined : t(whole ? 'check.whole' : 'check.number', { min, max });
  };
}

const THAI_DIGITS = '๐๑๒๓๔๕๖๗๘๙';

/** A number as people write it: with a comma or a point, in western or Thai digits. NaN for anything else. */
export function numberOf(text: string): number {
  const plain = text.trim().replaceAll(/[๐-๙]/gu, (digit) => String(THAI_DIGITS.indexOf(digit)));
  return plain === '' ? Number.NaN : Number(plain.replace(',', '.'));
}
