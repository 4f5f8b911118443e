import { withTexts } from '../../i18n/init';

/** The panel's texts know the fields of every kind, which notifications name. */
export function withInboxTexts<T>(load: () => Promise<T>): Promise<T> {
  return withTexts('inbox', () => withTexts('panel', load));
}
