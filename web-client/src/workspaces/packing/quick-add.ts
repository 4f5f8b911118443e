/** What a quick entry says. */
export interface Entry {
  readonly name: string;
  readonly quantity: number;
}

const MOST = 9999;
/** "100 ml shampoo" is one bottle, not a hundred. */
const UNIT = /^(ml|cl|l|mg|g|kg|oz|lb|lbs|mm|cm|m|km|inch|in|ft|v|w|mah|gb|%|มล\.?|กรัม|กก\.?|ลิตร|ซม\.?)(\s|$)/iu;

/** "3 socks", "3x socks", "socks x3" and "ถุงเท้า ×๓" are three socks; other numbers belong to the name. Null for nothing. */
export function parseEntry(text: string): Entry | null {
  const trimmed = text.trim().replaceAll(/\s+/gu, ' ').slice(0, 200);
  if (trimmed === '') return null;
  const plain = trimmed.replaceAll(/[๐-๙]/gu, (digit) => String('๐๑๒๓๔๕๖๗๘๙'.indexOf(digit)));
  const [, first, name] = /^(\d{1,4})(?:\s?[x×])?\s(.+)$/iu.exec(plain) ?? [];
  if (first && name && !UNIT.test(name)) return entry(trimmed, name, Number(first));
  const [, front, last] = /^(.+?)\s?[x×]\s?(\d{1,4})$/iu.exec(plain) ?? [];
  if (front && last) return entry(trimmed, front.trim(), Number(last));
  return { name: trimmed, quantity: 1 };
}

/** Zero of something is a name that starts with a zero. */
function entry(whole: string, name: string, quantity: number): Entry {
  return quantity < 1 || quantity > MOST ? { name: whole, quantity: 1 } : { name, quantity };
}
