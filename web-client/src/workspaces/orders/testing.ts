import type { Fields, Op } from '../../core';
import { FakeRoom } from '../../react/testing/fake-room';

/** A desk in the making: `aDesk(stock('Chai', { onHand: 5 }), order('o1', { number: 1001 }))`. Ids of goods and customers are names in small letters. */
export function aDesk(...ops: readonly Op[]): FakeRoom {
  const room = new FakeRoom({ kind: 'orders', title: 'Sales' });
  room.write('ann', create('desk', 'desk', { name: 'Sales', currency: 'EUR' }));
  if (ops.length > 0) room.write('ann', ...ops);
  return room;
}

export const order = (id: string, fields: Fields = {}) => create('order', id, { status: 'draft', total: 0, lineCount: 0, ...fields });
export const line = (id: string, orderId: string, goods: string, fields: Fields = {}) => create('orderLine', id, { orderId, stockId: idOf(goods), sku: idOf(goods), name: goods, quantity: 1, position: id, ...fields });
export const stock = (name: string, fields: Fields = {}) => create('stockLevel', idOf(name), { name, sku: `${idOf(name)}-1`, onHand: 0, ...fields });
export const customer = (name: string, fields: Fields = {}) => create('customer', idOf(name), { name, ...fields });
export const rule = (id: string, fields: Fields) => create('pricingRule', id, { name: id, active: true, kind: 'percent', value: 10, ...fields });

function create(type: string, id: string, fields: Fields): Op {
  return { op: 'create', type, id, fields };
}

function idOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
