/** What a line such as "2 kg rice" says: so much of something. */
export interface Entry {
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
}

/** The units, and how people write them. */
const WRITTEN: Readonly<Record<string, string>> = {
  g: 'g', gram: 'g', grams: 'g', กรัม: 'g', 'ก.': 'g',
  kg: 'kg', kilo: 'kg', kilos: 'kg', kilogram: 'kg', kilograms: 'kg', 'กก.': 'kg', กก: 'kg', กิโล: 'kg', กิโลกรัม: 'kg', โล: 'kg',
  ml: 'ml', 'มล.': 'ml', มล: 'ml', มิลลิลิตร: 'ml',
  l: 'l', liter: 'l', liters: 'l', litre: 'l', litres: 'l', ลิตร: 'l', 'ล.': 'l',
  pcs: 'piece', piece: 'piece', pieces: 'piece', ชิ้น: 'piece',
  can: 'can', cans: 'can', กระป๋อง: 'can',
  bottle: 'bottle', bottles: 'bottle', ขวด: 'bottle',
  pack: 'pack', packs: 'pack', แพ็ค: 'pack', แพ็ก: 'pack', ห่อ: 'pack',
  bag: 'bag', bags: 'bag', ถุง: 'bag',
  box: 'box', boxes: 'box', กล่อง: 'box',
  bunch: 'bunch', bunches: 'bunch', กำ: 'bunch',
  ลูก: 'ลูก', ฟอง: 'ฟอง', หัว: 'หัว', ตัว: 'ตัว',
};

/** Units that are words of the person's language: kept in English, so that people of both languages mean the same. */
export const countedUnits = ['piece', 'can', 'bottle', 'pack', 'bag', 'box', 'bunch'] as const;


const NUMBER = String.raw`(\d{1,7}(?:[.,]\d{1,3})?)`;
const UNITS = Object.keys(WRITTEN).sort((a, b) => b.length - a.length).map((unit) => unit.replace('.', String.raw`\.`)).join('|');
const FRONT = new RegExp(`^${NUMBER}(?:\\s*(${UNITS})(?=\\s)(?:\\s+of(?=\\s))?|\\s?[x×])?\\s+(.+)$`, 'iu');
const BACK = new RegExp(`^(.+?)\\s(?:[x×]\\s?)?${NUMBER}\\s*(${UNITS})?$`, 'iu');

/** "2 kg rice", "rice 2kg", "3 lemons" and "ข้าว ๒ กก." say how much; null for nothing. Without a number it is one. */
export function parseEntry(line: string): Entry | null {
  const trimmed = line.trim().replaceAll(/\s+/gu, ' ').slice(0, 200);
  if (trimmed === '') return null;
  const plain = trimmed.replaceAll(/[๐-๙]/gu, (digit) => String('๐๑๒๓๔๕๖๗๘๙'.indexOf(digit)));
  const [, frontNumber, frontUnit, after] = FRONT.exec(plain) ?? [];
  if (frontNumber !== undefined && after !== undefined) return { name: after.trim(), quantity: numberIn(frontNumber), unit: unitOf(frontUnit) };
  const [, before, backNumber, backUnit] = BACK.exec(plain) ?? [];
  if (before !== undefined && backNumber !== undefined) return { name: before.trim(), quantity: numberIn(backNumber), unit: unitOf(backUnit) };
  return { name: trimmed, quantity: 1, unit: '' };
}

/** How a unit is kept, however it was written; one that is not known stays as it is. */
export function unitOf(written: string | undefined): string {
  const plain = (written ?? '').trim();
  return (WRITTEN[plain.toLowerCase()] ?? plain).slice(0, 20);
}

/**
 * The product of a name that nobody used yet. It comes from the name alone, so that two people who write "Rice" while they are offline
 * mean the same product, and their quantities are added. Who chooses a product that is there takes its id instead, whatever it is called by now.
 */
export function productIdOf(name: string): string {
  const folded = name.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  return Array.from(folded).slice(0, 64).join('');
}

function numberIn(text: string): number {
  return Number(text.replace(',', '.'));
}
