import { fold } from '../../ui/fold';
import { type Dimension, referenceField } from './groups';
import type { Holder, Item } from './model';

export type Places = Partial<Pick<Item, 'categoryId' | 'bagId' | 'travelerId'>>;

/** What a quick entry says. */
export interface Entry {
  readonly name: string;
  readonly quantity: number;
  /** Where it goes, as far as the entry says so. */
  readonly places: Places;
}

/** Where something can go. */
export type Holders = Readonly<Record<Dimension, readonly Pick<Holder, 'id' | 'name'>[]>>;

/** What was found for a word after an @; none where nothing begins with it. */
export interface Tag {
  readonly word: string;
  readonly holder?: Pick<Holder, 'id' | 'name'>;
  readonly dimension?: Dimension;
}

const MOST = 9999;
/** A bag is what people write most. */
const SOUGHT = ['bag', 'traveler', 'category'] as const satisfies readonly Dimension[];
const NOWHERE: Holders = { category: [], bag: [], traveler: [] };
/** "100 ml shampoo" is one bottle, not a hundred. */
const UNIT = /^(ml|cl|l|mg|g|kg|oz|lb|lbs|mm|cm|m|km|inch|in|ft|v|w|mah|gb|%|มล\.?|กรัม|กก\.?|ลิตร|ซม\.?)(\s|$)/iu;

/**
 * "3 socks", "3x socks", "socks x3" and "ถุงเท้า ×๓" are three socks; other numbers belong to the name. "3 socks @blue" goes
 * into the bag, to the traveler or into the category whose name begins so; an @ that finds nothing belongs to the name. Null for nothing.
 */
export function parseEntry(text: string, holders: Holders = NOWHERE): Entry | null {
  const [thing = '', ...words] = text.trim().replaceAll(/\s+/gu, ' ').slice(0, 200).split(/(?:^| )@/u);
  const tags = words.map((word) => tagOf(word, holders));
  const lost = tags.flatMap(({ word, holder }) => (holder === undefined ? [`@${word}`] : []));
  const whole = [thing, ...lost].filter((part) => part !== '').join(' ');
  if (whole === '') return null;
  const places: Places = Object.fromEntries(tags.flatMap(({ holder, dimension }) => (holder === undefined || dimension === undefined ? [] : [[referenceField[dimension], holder.id]])));
  return { ...counted(whole), places };
}

/** What each @ of an entry leads to. */
export function tagsOf(text: string, holders: Holders): readonly Tag[] {
  const [, ...words] = text.trim().replaceAll(/\s+/gu, ' ').split(/(?:^| )@/u);
  return words.map((word) => tagOf(word, holders));
}

function tagOf(word: string, holders: Holders): Tag {
  const wanted = fold(word.trim());
  if (wanted === '') return { word };
  for (const fits of [(name: string) => name === wanted, (name: string) => name.startsWith(wanted)]) {
    for (const dimension of SOUGHT) {
      const holder = holders[dimension].find(({ name }) => fits(fold(name)));
      if (holder !== undefined) return { word, holder, dimension };
    }
  }
  return { word };
}

function counted(trimmed: string): Pick<Entry, 'name' | 'quantity'> {
  const plain = trimmed.replaceAll(/[๐-๙]/gu, (digit) => String('๐๑๒๓๔๕๖๗๘๙'.indexOf(digit)));
  const [, first, name] = /^(\d{1,4})(?:\s?[x×])?\s(.+)$/iu.exec(plain) ?? [];
  if (first && name && !UNIT.test(name)) return entry(trimmed, name, Number(first));
  const [, front, last] = /^(.+?)\s?[x×]\s?(\d{1,4})$/iu.exec(plain) ?? [];
  if (front && last) return entry(trimmed, front.trim(), Number(last));
  return { name: trimmed, quantity: 1 };
}

/** Zero of something is a name that starts with a zero. */
function entry(whole: string, name: string, quantity: number): Pick<Entry, 'name' | 'quantity'> {
  return quantity < 1 || quantity > MOST ? { name: whole, quantity: 1 } : { name, quantity };
}
