import { type Fields, type Op, positionsBetween } from '../../core';
import type { Language } from '../../i18n/init';
import { dayAfter } from '../../ui/share/days';
import type { Sample } from '../sample';
import type { Dimension } from './groups';

type Text = readonly [english: string, thai: string];

interface Thing {
  readonly name: Text;
  readonly category: string;
  readonly bag?: string;
  readonly traveler?: string;
  readonly quantity?: number;
  /** Grams of one piece. */
  readonly weight?: number;
  readonly packed?: boolean;
  readonly essential?: boolean;
  readonly notes?: Text;
}

const holders: Readonly<Record<Dimension, readonly { readonly key: string; readonly name: Text; readonly fields?: Fields }[]>> = {
  category: [
    { key: 'clothes', name: ['Clothes', 'เสื้อผ้า'] },
    { key: 'care', name: ['Toiletries', 'ของใช้ในห้องน้ำ'] },
    { key: 'papers', name: ['Papers and money', 'เอกสารและเงิน'] },
    { key: 'beach', name: ['For the beach', 'ของไปทะเล'] },
  ],
  bag: [
    { key: 'blue', name: ['Blue suitcase', 'กระเป๋าเดินทางสีน้ำเงิน'], fields: { kind: 'suitcase', weightLimit: 20_000 } },
    { key: 'cabin', name: ['Cabin bag', 'กระเป๋าขึ้นเครื่อง'], fields: { kind: 'carry-on', weightLimit: 3_000 } },
  ],
  traveler: [
    { key: 'mia', name: ['Mia', 'มีอา'] },
    { key: 'tom', name: ['Tom', 'ต้น'] },
  ],
};

const things: readonly Thing[] = [
  { name: ['Passports', 'หนังสือเดินทาง'], category: 'papers', bag: 'cabin', quantity: 2, weight: 45, essential: true },
  { name: ['Train tickets', 'ตั๋วรถไฟ'], category: 'papers', bag: 'cabin', quantity: 2, essential: true, packed: true },
  { name: ['Travel insurance', 'กรมธรรม์ประกันการเดินทาง'], category: 'papers', essential: true },
  { name: ['Socks', 'ถุงเท้า'], category: 'clothes', bag: 'blue', traveler: 'tom', quantity: 6, weight: 60, packed: true },
  { name: ['Rain jacket', 'เสื้อกันฝน'], category: 'clothes', bag: 'blue', traveler: 'mia', weight: 420, notes: ['The red one', 'ตัวสีแดง'] },
  { name: ['T-shirts', 'เสื้อยืด'], category: 'clothes', bag: 'blue', quantity: 8, weight: 160 },
  { name: ['Sandals', 'รองเท้าแตะ'], category: 'clothes', quantity: 2, weight: 380 },
  { name: ['Toothbrushes', 'แปรงสีฟัน'], category: 'care', bag: 'cabin', quantity: 2, weight: 20 },
  { name: ['Sunscreen', 'ครีมกันแดด'], category: 'care', bag: 'blue', weight: 220, essential: true },
  { name: ['First aid kit', 'ชุดปฐมพยาบาล'], category: 'care', weight: 300, packed: true },
  { name: ['Towels', 'ผ้าเช็ดตัว'], category: 'beach', bag: 'blue', quantity: 2, weight: 450 },
  { name: ['Camera and lenses', 'กล้องและเลนส์'], category: 'beach', bag: 'cabin', traveler: 'mia', weight: 2_900, notes: ['Charge the battery', 'ชาร์จแบตเตอรี่ก่อน'] },
];

/** A week at the sea, half packed: with a bag that is too heavy, and things that nobody has given a place yet. */
export const samplePacking: Sample = (now, language) => {
  const say = ([english, thai]: Text) => (language === 'th' ? thai : english);
  const ids = new Map(Object.values(holders).flatMap((all) => all.map(({ key }) => [key, crypto.randomUUID()] as const)));
  const on = (key: string | undefined) => (key === undefined ? undefined : ids.get(key));
  const holderOps = Object.entries(holders).flatMap(([type, all]) => {
    const positions = positionsBetween(null, null, all.length, 0);
    return all.map(({ key, name, fields }, index): Op => ({ op: 'create', type, id: ids.get(key) ?? key, fields: { name: say(name), ...fields, position: positions[index] ?? '' } }));
  });
  const positions = positionsBetween(null, null, things.length, 0);
  const itemOps = things.map(({ name, notes, category, bag, traveler, ...rest }, index): Op => {
    const places = Object.entries({ categoryId: on(category), bagId: on(bag), travelerId: on(traveler) }).filter(([, id]) => id !== undefined);
    const fields = { name: say(name), ...rest, ...(notes && { notes: say(notes) }), ...(Object.fromEntries(places) as Fields), position: positions[index] ?? '' };
    return { op: 'create', type: 'item', id: crypto.randomUUID(), fields };
  });
  return [
    { label: 'list.edit', ops: [{ op: 'update', type: 'list', id: 'list', set: trip(now, language) }] },
    { label: 'holder.add', ops: holderOps },
    { label: 'item.add', ops: itemOps },
  ];
};

function trip(now: number, language: Language): Fields {
  const destination = language === 'th' ? 'หัวหิน' : 'Hua Hin';
  return { destination, startsOn: dayAfter(14, now), endsOn: dayAfter(21, now) };
}
