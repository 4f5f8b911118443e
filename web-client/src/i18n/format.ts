import { useMemo } from 'react';
import { useTranslation } from './texts';
import { useReadable } from '../react';
import { type Settings, settings } from '../settings/settings';

/** Dates, amounts and lists in the person's language. */
export interface Format {
  /** "3 minutes ago"; `now` and `at` in milliseconds since 1970. */
  ago(at: number, now: number): string;
  /** "in 3 hours", or "3 hours ago" once it is past. */
  until(at: number, now: number): string;
  /** A weekday with its date, of a moment where the person is. */
  weekday(at: number): string;
  /** So much in a unit: g, kg, ml and l in the person's language, any other as it is written. */
  quantity(value: number, unit: string): string;
  /** The day of a moment, where the person is. */
  date(at: number): string;
  /** The time of the day. */
  clock(at: number): string;
  /** Days written `YYYY-MM-DD`, the first and the last one; either may be empty. */
  days(first: string, last: string): string;
  number(value: number): string;
  /** A price with two decimals, in whatever currency the people count. */
  price(value: number): string;
  /** A change with its sign: "+3", "−2", "0". */
  delta(value: number): string;
  /** Grams in, "850 g" or "2.1 kg" out. */
  weight(grams: number): string;
  /** The time of the day with its seconds. */
  seconds(at: number): string;
  /** "35 ms", from a second on "1.2 s". */
  milliseconds(ms: number): string;
  /** "1.2 MB". */
  bytes(count: number): string;
  percent(share: number): string;
  /** An amount of a currency, with its sign: `currency` is its code, such as `THB`. */
  money(value: number, currency: string): string;
  and(words: readonly string[]): string;
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  const { calendar } = useReadable(settings);
  return useMemo(() => formatFor(i18n.language, calendar), [i18n.language, calendar]);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

const BYTES: readonly (readonly [string, number])[] = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
];

const formats = new Map<string, Format>();

/** `calendar` says with which years dates are written: by itself Thai has Buddhist ones. */
export function formatFor(locale: string, calendar: Settings['calendar'] = 'usual'): Format {
  const language = calendar === 'usual' ? locale : `${locale}-u-ca-${calendar}`;
  const format = formats.get(language) ?? formatIn(language);
  formats.set(language, format);
  return format;
}

/** What the browser writes with is costly to make: each is made when it is first needed, and once. */
function formatIn(language: string): Format {
  const relative = once(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  const weekday = once(() => new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }));
  const clock = once(() => new Intl.DateTimeFormat(language, { timeStyle: 'short' }));
  const day = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }));
  const date = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }));
  const number = once(() => new Intl.NumberFormat(language));
  const price = once(() => new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
  const delta = once(() => new Intl.NumberFormat(language, { signDisplay: 'exceptZero' }));
  const seconds = once(() => new Intl.DateTimeFormat(language, { timeStyle: 'medium' }));
  const millisecond = once(() => unit(language, 'millisecond', 0));
  const second = once(() => unit(language, 'second', 1));
  const percent = once(() => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }));
  const gram = once(() => unit(language, 'gram', 0));
  const kilogram = once(() => unit(language, 'kilogram', 1));
  const quantity = once(() => new Intl.NumberFormat(language, { maximumFractionDigits: 3 }));
  const measures: Readonly<Record<string, () => Intl.NumberFormat>> = { g: once(() => unit(language, 'gram', 3)), kg: once(() => unit(language, 'kilogram', 3)), ml: once(() => unit(language, 'milliliter', 3)), l: once(() => unit(language, 'liter', 3)) };
  const list = once(() => new Intl.ListFormat(language, { type: 'conjunction' }));
  return {
    ago(at, now) {
      const past = Math.max(0, now - at);
      const [unit, ms] = STEPS.find(([, ms]) => past >= ms) ?? ['second', 1000];
      return relative().format(-Math.floor(past / ms), unit);
    },
    until(at, now) {
      const [unit, ms] = STEPS.find(([, ms]) => Math.abs(at - now) >= ms) ?? ['second', 1000];
      return relative().format(Math.trunc((at - now) / ms), unit);
    },
    weekday: (at) => weekday().format(at),
    quantity(value, unit) {
      const known = measures[unit.toLowerCase()];
      return known === undefined ? [quantity().format(value), unit].filter((part) => part !== '').join(' ') : known().format(value);
    },
    date: (at) => date().format(at),
    clock: (at) => clock().format(at),
    days(first, last) {
      const [from, to] = [first, last].map((text) => Date.parse(text));
      if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) || to < from) {
        return [first, last].filter((text) => !Number.isNaN(Date.parse(text))).map((text) => day().format(Date.parse(text))).join(' – ');
      }
      return day().formatRange(from, to);
    },
    number: (value) => number().format(value),
    seconds: (at) => seconds().format(at),
    milliseconds: (ms) => (ms < 1000 ? millisecond().format(ms) : second().format(ms / 1000)),
    price: (value) => price().format(value),
    delta: (value) => delta().format(value),
    weight: (grams) => (grams < 1000 ? gram().format(grams) : kilogram().format(grams / 1000)),
    bytes: (count) => {
      const [size = 'byte', by = 1] = BYTES.find(([, of]) => count >= of) ?? [];
      return unit(language, size, 1).format(count / by);
    },
    percent: (share) => percent().format(share),
    money: (value, currency) => moneyFormat(language, currency).format(value),
    and: (words) => list().format(words),
  };
}

const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Made once: a long list shows hundreds of amounts. */
function moneyFormat(language: string, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  const known = moneyFormats.get(key) ?? new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  moneyFormats.set(key, known);
  return known;
}

function unit(language: string, name: string, digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits });
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
