import { exists, type TFunction, useTranslation } from '../i18n/texts';
import type { Kind } from '../core';
import { useMeta } from '../react';

/** What is said about a kind of room: the word for one, what it is for, and an example of a title. */
export function kindText(t: TFunction, kind: string, part: 'word' | 'what' | 'example'): string {
  const known = exists(`kind.${kind}.word`) ? kind : 'other';
  return t(`kind.${known}.${part}` as 'kind.other.word');
}

/** What the kind file calls it, in the person's language. */
export function kindTitle(kind: Pick<Kind, 'kind' | 'title'>, language: string): string {
  return kind.title[language] ?? kind.title.en ?? kind.kind;
}

/** The word for the room that one is in: "list", "party"; "room" where there is none. */
export function useRoomWord(): string {
  const { t } = useTranslation();
  return kindText(t, useMeta()?.kind ?? '', 'word');
}
