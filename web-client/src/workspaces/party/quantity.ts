import type { TFunction } from '../../i18n/texts';
import type { Format } from '../../i18n/format';
import { countedUnits } from './entry';

interface Words {
  readonly t: TFunction;
  readonly format: Format;
}

/** So much of something, with the words of the person's language: what is kept as "bag" is "2 bags" and "2 ถุง". */
export function withCountedUnits(t: TFunction, format: Format): Format {
  return {
    ...format,
    quantity(value, unit) {
      const counted = countedUnits.find((it) => it === unit);
      return counted === undefined ? format.quantity(value, unit) : t(`party.unit.${counted}`, { count: value, amount: format.quantity(value, '') });
    },
  };
}

/** A unit alone, as the person writes it. */
export function unitWord({ t, format }: Words, unit: string): string {
  const counted = countedUnits.find((it) => it === unit);
  if (counted !== undefined) return t(`party.unit.${counted}`, { count: 1, amount: '' }).trim();
  return format.quantity(1, unit).replace(format.number(1), '').trim();
}
