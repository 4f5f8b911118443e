import { type Fields, type Op, positionsBetween } from '../../core';
import type { Language } from '../../i18n/init';
import { newId } from '../../ui/edits';

interface Thing {
  readonly sku: string;
  readonly name: readonly [english: string, thai: string];
  readonly onHand: number;
  readonly reorderPoint: number;
  readonly location: string;
  readonly unitCost: number;
  readonly unit: readonly [english: string, thai: string];
}

const pieces = ['pcs', 'ชิ้น'] as const;
const boxes = ['boxes', 'กล่อง'] as const;

const things: readonly Thing[] = [
  { sku: 'PAP-0140', name: ['Copy paper, A4', 'กระดาษถ่ายเอกสาร A4'], onHand: 320, reorderPoint: 100, location: 'A-01', unitCost: 4.5, unit: ['sheets', 'แผ่น'] },
  { sku: 'BAT-0211', name: ['Batteries AA, 4 pack', 'ถ่าน AA แพ็ก 4'], onHand: 18, reorderPoint: 24, location: 'A-02', unitCost: 89, unit: ['packs', 'แพ็ก'] },
  { sku: 'BOL-0608', name: ['Bolts M6 × 80', 'โบลต์ M6 × 80'], onHand: 1250, reorderPoint: 400, location: 'B-11', unitCost: 2.75, unit: pieces },
  { sku: 'CBL-0302', name: ['Cable ties, 30 cm', 'สายรัดเคเบิล 30 ซม.'], onHand: 46, reorderPoint: 20, location: 'B-12', unitCost: 35, unit: ['bags', 'ถุง'] },
  { sku: 'GLV-0900', name: ['Work gloves, size 9', 'ถุงมือทำงาน เบอร์ 9'], onHand: 64, reorderPoint: 30, location: 'C-03', unitCost: 59, unit: ['pairs', 'คู่'] },
  { sku: 'LMP-1201', name: ['LED lamp, 12 W', 'หลอด LED 12 วัตต์'], onHand: 12, reorderPoint: 15, location: 'C-05', unitCost: 129, unit: pieces },
  { sku: 'PNT-0501', name: ['Wall paint, white, 5 l', 'สีทาผนัง สีขาว 5 ลิตร'], onHand: 27, reorderPoint: 10, location: 'D-01', unitCost: 690, unit: ['cans', 'กระป๋อง'] },
  { sku: 'SCR-0435', name: ['Screws 4 × 35, box of 200', 'สกรู 4 × 35 กล่องละ 200'], onHand: 38, reorderPoint: 25, location: 'B-10', unitCost: 145, unit: boxes },
  { sku: 'TAP-0048', name: ['Parcel tape, 48 mm', 'เทปปิดกล่อง 48 มม.'], onHand: 9, reorderPoint: 36, location: 'A-04', unitCost: 32, unit: ['rolls', 'ม้วน'] },
  { sku: 'TRP-0203', name: ['Tarpaulin, 2 × 3 m', 'ผ้าใบกันน้ำ 2 × 3 ม.'], onHand: 14, reorderPoint: 5, location: 'D-04', unitCost: 240, unit: pieces },
];

const DAY_MS = 86_400_000;

/** A small store with everything in it that a warehouse does: for a room that somebody wants to try. `now` in milliseconds since 1970. */
export function sampleInventory(now: number, language: Language): readonly Op[] {
  const say = ([english, thai]: readonly [string, string]) => (language === 'th' ? thai : english);
  const positions = positionsBetween(null, null, things.length, 0);
  const ids = new Map(things.map(({ sku }) => [sku, newId()]));
  const on = (sku: string) => ids.get(sku) ?? sku;
  const items = things.map(({ sku, name, unit, ...numbers }, index): Op => create('stockItem', on(sku), { sku, name: say(name), unit: say(unit), ...numbers, position: positions[index] ?? '' }));
  // Without the change itself: where an item is made in the same mutation, the ledger makes it from the record.
  const changed = (sku: string, delta: number, reason: string, note: readonly [string, string]) => create('adjustment', newId(), { itemId: on(sku), delta, reason, note: say(note) });
  const until = (days: number) => new Date(now + days * DAY_MS).toISOString().slice(0, 10);
  return [
    { op: 'update', type: 'warehouse', id: 'warehouse', set: { name: say(['Main store', 'คลังหลัก']), address: say(['12 Rim Nam Road, Chiang Mai', '12 ถนนริมน้ำ เชียงใหม่']) } },
    ...items,
    changed('BOL-0608', 500, 'received', ['Delivery note 4417', 'ใบส่งของ 4417']),
    changed('PNT-0501', -2, 'damaged', ['Fell off the lift', 'ตกจากรถยก']),
    changed('TAP-0048', -3, 'issued', ['Packing bench', 'โต๊ะแพ็กของ']),
    create('reservation', newId(), { itemId: on('PNT-0501'), quantity: 6, purpose: say(['Repainting the workshop', 'ทาสีโรงซ่อมใหม่']), until: until(7) }),
    create('reservation', newId(), { itemId: on('GLV-0900'), quantity: 20, purpose: say(['New colleagues', 'พนักงานใหม่']), until: until(14) }),
    create('reservation', newId(), { itemId: on('SCR-0435'), quantity: 15, purpose: say(['Shelves in hall 2', 'ชั้นวางในอาคาร 2']) }),
  ];
}

function create(type: string, id: string, fields: Fields): Op {
  return { op: 'create', type, id, fields };
}
