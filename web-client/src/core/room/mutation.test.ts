import { describe, expect, it } from 'vitest';
import type { Op } from '../protocol/messages';
import { add, ScriptedRoom } from '../testing/scripted';

describe('a mutation', () => {
  it.each([
    ['too-large', [add('a'), ...Array.from({ length: 8 }, (_, i): Op => ({ op: 'update', type: 'item', id: `i${i}`, set: { note: 'x'.repeat(4_000) } }))]],
    ['unknown-type', [{ op: 'delete', type: 'tent', id: 'a' }]],
    ['unknown-field', [{ op: 'update', type: 'item', id: 'a', set: { colour: 'red' } }]],
    ['missing-field', [{ op: 'create', type: 'item', id: 'a', fields: {} }]],
    ['invalid-operation', []],
    ['invalid-operation', [{ op: 'delete', type: 'item', id: 'not an id' }]],
    ['singleton', [{ op: 'delete', type: 'list', id: 'list' }]],
    ['singleton', [{ op: 'move', type: 'list', id: 'list', position: 'a0' }]],
  ] as [string, Op[]][])('is refused at once with %s, and nothing is queued', async (code, ops) => {
    const script = await ScriptedRoom.joined();
    const before = script.sent.length;
    expect(() => script.room.mutate('x', ops)).toThrow(expect.objectContaining({ code }) as Error);
    await script.settle();
    expect(script.room.outbox.get()).toEqual([]);
    expect(script.sent).toHaveLength(before);
  });

  it('is refused before there is anything to change, and for those who may only look', async () => {
    const script = new ScriptedRoom();
    await script.load();
    expect(() => script.room.mutate('x', [add('a')])).toThrow('not-ready');
    const reader = await ScriptedRoom.joined();
    reader.room.engine.down();
    reader.room.engine.up();
    await reader.hear(reader.joined({ role: 'viewer' }));
    expect(() => reader.room.mutate('x', [add('a')])).toThrow('read-only');
  });

  it('is what it was when it was made, whatever becomes of the objects it was made of', async () => {
    const script = await ScriptedRoom.joined();
    const fields = { name: 'Tent' };
    script.room.mutate('add', [{ op: 'create', type: 'item', id: 'a', fields }]);
    fields.name = 'changed';
    await script.settle();
    expect(script.last('update').mutations[0]?.ops).toEqual([add('a')]);
  });
});
