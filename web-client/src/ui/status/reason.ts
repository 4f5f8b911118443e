import { exists, type TFunction } from '../../i18n/texts';

interface Reason {
  readonly what: string;
  readonly next: string;
}

/** A code in words: what happened, and what to do now. A code of a later version gets the words for "unknown". */
export function reasonOf(t: TFunction, code: string): Reason {
  const known = exists(`code.${code}.what`) ? code : 'unknown';
  return { what: t(`code.${known}.what` as 'code.unknown.what', { code }), next: t(`code.${known}.next` as 'code.unknown.next') };
}
