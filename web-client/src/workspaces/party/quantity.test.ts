// @vitest-environment happy-dom
import { t } from '../../i18n/texts';
import { expect, test } from 'vitest';
import { formatFor } from '../../i18n/format';
import { changeLanguage, startI18n, withTexts } from '../../i18n/init';
import { countedUnits, unitOf } from './entry';
import { unitWord, withCountedUnits } from './quantity';

test.each(['en', 'th'] as const)('a unit that was read in %s is written back as it is kept', async (language) => {
  await startI18n();
  await withTexts('party', async () => undefined);
  await changeLanguage(language);
  const words = { t, format: formatFor(language) };
  for (const unit of ['g', 'kg', 'ml', 'l', 'handful', '', ...countedUnits]) expect(unitOf(unitWord(words, unit)), unit).toBe(unit);
  expect(withCountedUnits(words.t, words.format).quantity(2, 'bag')).toBe(language === 'en' ? '2 bags' : '2 ถุง');
});
