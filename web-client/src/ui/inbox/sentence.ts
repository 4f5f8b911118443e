import { events as builtin } from '@kinds/builtin.json';
import { exists, type TFunction } from '../../i18n/texts';
import type { Kind, Notification, Value } from '../../core';
import type { Format } from '../../i18n/format';
import { fieldWord } from '../words/names';

type Sentences = NonNullable<Kind['events']>;

export interface Words {
  readonly t: TFunction;
  readonly format: Pick<Format, 'number'>;
  readonly language: string;
  readonly kinds: readonly Kind[];
}

/** What happened, in the person's language: the kind has the sentence, the event what goes into it. */
export function sentenceOf({ kind, event, by, data = {} }: Notification, { t, format, language, kinds }: Words): string {
  if (event === 'invitation-declined') return t('inbox.declined', { name: typeof data.email === 'string' ? data.email : by.name });
  const sentences: Sentences = { ...kinds.find((one) => one.kind === kind)?.events, ...builtin };
  const sentence = sentences[event]?.sentence;
  const text = sentence?.[language] ?? sentence?.en;
  if (text === undefined) return t('inbox.other', { name: by.name });
  const words = text.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'by' ? by.name : inWords(t, format, name, data[name])));
  return words.replace(/ +(?=[)\s]|$)/g, '').trim();
}

/** The events that a kind tells people of: those of every kind first. */
export function eventsOf(kind: Kind): readonly string[] {
  return [...new Set([...Object.keys(builtin), ...Object.keys(kind.events ?? {})])];
}

function inWords(t: TFunction, format: Words['format'], name: string, value: Value | undefined): string {
  if (typeof value === 'number') return format.number(value);
  if (typeof value !== 'string') return '';
  if (name === 'field') return fieldWord(t, value) ?? value;
  const key = `inbox.value.${value}`;
  return name.endsWith('Status') && exists(key) ? t(key as 'inbox.value.done') : value;
}
