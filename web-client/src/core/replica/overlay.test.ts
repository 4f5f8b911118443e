import { expect, it } from 'vitest';
import type { Kind } from '../kinds/kind';
import { KindModel } from '../kinds/model';
import { testKind } from '../testing/kinds';
import { Base } from './base';
import { Overlay } from './overlay';

const reviving: Kind = { ...testKind, entities: { ...testKind.entities, item: { ...testKind.entities.item, deleteConflict: 'update-revives', fields: testKind.entities.item?.fields ?? {} } } };
const nothing = () => new Base({ epoch: 'e', seq: 1, digest: '', entities: [] });

it('M3 an update that can stand alone shows again what was deleted', () => {
  const overlay = new Overlay(nothing(), new KindModel(reviving));
  overlay.apply([{ op: 'update', type: 'item', id: 'a', set: { name: 'Tent', quantity: 2 } }]);
  expect(overlay.draft('item', 'a')?.fields).toEqual({ name: 'Tent', quantity: 2 });
});

it('M3 an update that leaves out what is required waits for the server to say what it revives', () => {
  const overlay = new Overlay(nothing(), new KindModel(reviving));
  overlay.apply([{ op: 'update', type: 'item', id: 'a', set: { quantity: 2 } }]);
  expect(overlay.draft('item', 'a')).toBeUndefined();
});

it('M3 where deleting wins, an update shows nothing again', () => {
  const overlay = new Overlay(nothing(), new KindModel(testKind));
  overlay.apply([{ op: 'update', type: 'item', id: 'a', set: { name: 'Tent' } }]);
  expect(overlay.draft('item', 'a')).toBeUndefined();
});
