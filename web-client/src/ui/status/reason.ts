import { exists, type TFunction } from '../../i18n/texts';

interface Reason {
  readonly what: string;
  readonly next: string;
}

const CLOSED = /^closed-(\d+)$/;

/** Why there is no link, in words: what the browser or the network said, or a code of the server. */
export function linkProblem(t: TFunction, reason: string): string {
  const closed = CLOSED.exec(reason)?.[1];
  if (closed !== undefined) return t('linkProblem.closed', { code: closed });
  return exists(`linkProblem.${reason}`) ? t(`linkProblem.${reason}` as 'linkProblem.network') : reasonOf(t, reason).what;
}

/** A code in words: what happened, and what to do now. A code of a later version gets the words for "unknown". */
export function reasonOf(t: TFunction, code: string): Reason {
  const known = exists(`code.${code}.what`) ? code : 'unknown';
  return { what: t(`code.${known}.what` as 'code.unknown.what', { code }), next: t(`code.${known}.next` as 'code.unknown.next') };
}
