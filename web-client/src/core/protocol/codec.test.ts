import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../limits';
import { batchLength, bytes, decode, encode, ENVELOPE_BYTES, fits } from './codec';
import type { Mutation } from './messages';

const mutation = (n: number, text: string): Mutation => ({ n, base: 1, ops: [{ op: 'update', type: 'item', id: 'i1', set: { note: text } }] });
const longest = 'x'.repeat(64);

describe('reading frames', () => {
  it('F3 an unknown type is skipped', () => expect(decode('{"type":"weather","room":"r"}')).toEqual({ kind: 'skip', type: 'weather' }));
  it.each(['', '{', '[]', 'null', '"x"', '{"type":7}', '{"type":"pong"}', '{"type":"changes","room":"r","epoch":"e","commits":[{"seq":-1}]}'])('%s is broken, and does no harm', (text) =>
    expect(decode(text).kind).toBe('broken'),
  );
  it('E3 what the gateway says of a failed function is an internal error', () =>
    expect(decode('{"message":"Internal server error","connectionId":"c","requestId":"r"}')).toEqual({ kind: 'frame', frame: { type: 'error', code: 'internal', then: 'retry' } }));
  it('U6 settled is an outcome of its own', () =>
    expect(decode('{"type":"ack","room":"r","client":"c","last":9,"outcomes":[{"n":3,"status":"settled"}]}')).toMatchObject({ frame: { outcomes: [{ n: 3, outcome: 'settled' }] } }));
});

describe('U1 a batch', () => {
  it('has at most 25 mutations', () => expect(batchLength(Array.from({ length: 60 }, (_, i) => mutation(i + 1, 'a')), defaultLimits)).toBe(25));
  it('has one where the first is big', () => expect(batchLength([mutation(1, 'a'.repeat(28_000)), mutation(2, 'b')], defaultLimits)).toBe(1));
  it('of nothing is empty', () => expect(batchLength([], defaultLimits)).toBe(0));

  it('fits the frame, whatever the names and however wide the characters', () => {
    for (const text of ['a', 'ก', '🏕', '"\\\n']) {
      for (let size = 100; size < 9_000; size += 1_111) {
        const queue = Array.from({ length: 40 }, (_, i) => mutation(i + 1, text.repeat(size)));
        if (!fits(mutation(1, text.repeat(size)), defaultLimits.frameBytes)) continue;
        const frame = encode({ action: 'update', id: longest, room: longest, client: longest, epoch: longest, mutations: queue.slice(0, batchLength(queue, defaultLimits)) });
        expect(bytes(frame)).toBeLessThanOrEqual(28 * 1024);
      }
    }
  });

  it('leaves the envelope all it can need', () => {
    const frame = encode({ action: 'update', id: longest, room: longest, client: longest, epoch: longest, mutations: [] });
    expect(bytes(frame)).toBeLessThanOrEqual(ENVELOPE_BYTES);
  });

  it('refuses a mutation that no frame holds', () => {
    expect(fits(mutation(1, 'a'.repeat(28_000)), defaultLimits.frameBytes)).toBe(true);
    expect(fits(mutation(1, 'ก'.repeat(10_000)), defaultLimits.frameBytes)).toBe(false);
  });
});
