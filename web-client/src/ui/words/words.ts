import { exists, type TFunction, useTranslation } from '../../i18n/texts';
import { useMemo } from 'react';
import type { Entities, Kind, Value } from '../../core';
import { type Format, useFormat } from '../../i18n/format';
import { useEntities } from '../../react';
import { useShownName } from '../presence/shown-name';
import { titleOf } from '../title-of';
import { fieldOf, useKind } from './kind-of-room';
import { fieldWord } from './names';

/** What the data of a room is called by people: by the texts of the area `panel`, else by the {@link fieldWord names} that are there without it. */
export interface Words {
  /** `stockItem` as "Item". */
  type(type: string): string;
  field(type: string, field: string): string;
  /** A value of a field; empty where it has none. */
  value(type: string, field: string, value: Value | undefined): string;
  /** What an entity is called, as it is now; else `name`, else what it is. */
  entity(type: string, id: string, name?: string): string;
}

export function useWords(): Words {
  const { t } = useTranslation();
  const format = useFormat();
  const kind = useKind();
  const entities = useEntities();
  const nameOf = useShownName();
  return useMemo(() => wordsFor({ t, format, kind, entities, nameOf }), [t, format, kind, entities, nameOf]);
}

export interface Dictionary {
  readonly t: TFunction;
  readonly format: Format;
  readonly kind: Kind | undefined;
  readonly entities: Entities;
  readonly nameOf: (user: string) => string;
}

export function wordsFor({ t, format, kind, entities, nameOf }: Dictionary): Words {
  const text = (...keys: readonly string[]) => {
    const key = keys.find((key) => exists(key));
    return key === undefined ? undefined : t(key as 'panel.words.yes');
  };
  const typeText = (type: string) => text(`panel.type.${type}`) ?? inWords(type);
  const titled = (type: string, id: string) => titleOf(entities.get(type)?.get(id)?.fields ?? {});
  const one = (type: string, field: string, value: Value): string => {
    const spec = fieldOf(kind, type, field);
    const of = spec?.type === 'set' ? (spec.of ?? 'string') : spec?.type;
    if (typeof value === 'boolean') return value ? t('panel.words.yes') : t('panel.words.no');
    if (typeof value === 'number') return of === 'time' ? `${format.date(value)}, ${format.clock(value)}` : format.number(value);
    if (typeof value !== 'string') return JSON.stringify(value);
    if (of === 'reference') return titled(spec?.to ?? '', value) || t('panel.words.gone');
    if (of === 'user') return nameOf(value);
    if (of === 'date') return format.days(value, '');
    if (of === 'choice') return text(`panel.choice.${type}.${field}.${value}`) ?? inWords(value);
    // Some kinds tell entities apart by a text of their own.
    return field.endsWith('Id') ? ([...entities.keys()].map((other) => titled(other, value)).find((title) => title !== '') ?? value) : value;
  };
  return {
    type: typeText,
    field: (type, field) => text(`panel.fieldOf.${type}.${field}`, `panel.field.${field}`) ?? fieldWord(t, field) ?? inWords(field),
    value: (type, field, value) => (value === undefined || value === null ? '' : Array.isArray(value) ? format.and(value.map((each) => one(type, field, each))) : one(type, field, value)),
    entity: (type, id, name = '') => titled(type, id) || name || typeText(type),
  };
}

/** `shoppingItem` and `in_progress` as people write them: for what this app has no words for. */
export function inWords(name: string): string {
  const words = name.replace(/Ids?$/, '').replace(/([A-Z])/g, ' $1').replaceAll(/[_-]/g, ' ').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
