import { type Fields, type Op, positionsBetween } from '../../core';
import type { Language } from '../../i18n/init';
import { jitter, newId } from '../../ui/edits';
import type { Sample } from '../sample';
import type { Status } from './status';

const DAY = 86_400_000;

type Goods = readonly [sku: string, en: string, th: string, price: number, onHand: number, reorderPoint: number];

const goods: readonly Goods[] = [
  ['CF-DOI', 'Doi Chang coffee, 250 g', 'กาแฟดอยช้าง 250 กรัม', 180, 64, 20],
  ['CF-DRP', 'Drip bags, box of 10', 'กาแฟดริป กล่อง 10 ซอง', 220, 35, 15],
  ['TE-OOL', 'Oolong tea, 100 g', 'ชาอู่หลง 100 กรัม', 150, 18, 20],
  ['HN-LNG', 'Longan honey, 500 ml', 'น้ำผึ้งดอกลำไย 500 มล.', 240, 27, 10],
  ['CU-CER', 'Ceramic cup', 'แก้วเซรามิก', 320, 12, 6],
];

type Buyer = readonly [en: string, th: string, contact: string, phone: string, city: string, cityTh: string];

const buyers: readonly Buyer[] = [
  ['Riverside Café', 'ร้านกาแฟริมน้ำ', 'Nok', '081 555 0101', 'Chiang Mai', 'เชียงใหม่'],
  ['Baan Suan Hotel', 'โรงแรมบ้านสวน', 'Somchai', '081 555 0102', 'Bangkok', 'กรุงเทพฯ'],
  ['Morning Market', 'ตลาดเช้า', 'Ploy', '081 555 0103', 'Lampang', 'ลำปาง'],
];

/** Status, buyer, days ago, and of which goods how many. */
const orders: readonly (readonly [Status, buyer: number, daysAgo: number, lines: readonly (readonly [goods: number, quantity: number])[]])[] = [
  ['delivered', 0, 9, [[0, 12], [1, 4]]],
  ['shipped', 1, 3, [[3, 6], [4, 4]]],
  ['confirmed', 2, 1, [[0, 10], [2, 5], [3, 2]]],
  ['draft', 0, 0, [[1, 6], [0, 20]]],
];

/** A small desk to look around in: what is sold and to whom, then the orders. Each part is one mutation. */
export function sampleOrders(now: number, language: Language): ReturnType<Sample> {
  const stockIds = goods.map(newId);
  const customerIds = buyers.map(newId);
  const thai = language === 'th';
  const day = (ago: number) => new Date(now - ago * DAY).toISOString().slice(0, 10);
  const stock = placed('stockLevel', stockIds, goods.map(([sku, en, th, unitPrice, onHand, reorderPoint]) => ({ sku, name: thai ? th : en, unitPrice, onHand, reorderPoint })));
  const customers = placed('customer', customerIds, buyers.map(([en, th, contact, phone, city, cityTh]) => ({ name: thai ? th : en, contact, phone, city: thai ? cityTh : city })));
  const rules = placed('pricingRule', [newId()], [{ name: thai ? 'ซื้อสิบชิ้นขึ้นไป' : 'Ten and more', kind: 'percent', value: 10, minQuantity: 10, active: true }]);
  const sold = orders.flatMap(([status, buyer, daysAgo, lines]) => {
    const order = newId();
    const shipped = status === 'shipped' || status === 'delivered' ? { shippedOn: day(daysAgo - 1) } : {};
    const fields: Fields = { status, customerId: customerIds[buyer] ?? null, orderedOn: day(daysAgo), ...shipped };
    return [
      { op: 'create', type: 'order', id: order, fields } as const,
      ...placed('orderLine', lines.map(newId), lines.map(([which, quantity]) => ({ orderId: order, stockId: stockIds[which] ?? null, sku: goods[which]?.[0] ?? '', name: (thai ? goods[which]?.[2] : goods[which]?.[1]) ?? '', quantity }))),
    ];
  });
  return [
    { label: 'orders.sample', ops: [...customers, ...stock, ...rules] },
    { label: 'orders.sample', ops: sold },
  ];
}

function placed(type: string, ids: readonly string[], all: readonly Fields[]): Op[] {
  const positions = positionsBetween(null, null, all.length, jitter());
  return all.map((fields, index) => ({ op: 'create', type, id: ids[index] ?? '', fields: { ...fields, position: positions[index] ?? '' } }));
}
