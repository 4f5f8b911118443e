import { describe, expect, it } from 'vitest';
import { Digest } from './digest';
import { murmur3 } from './murmur3';

const utf8 = new TextEncoder();

describe('S7 the digest', () => {
  // Published check values of MurmurHash3_x86_32.
  it.each([
    ['', 0, 0x00000000],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['aaaa', 0x9747b28c, 0x5a97808a],
    ['aaa', 0x9747b28c, 0x283e0130],
    ['aa', 0x9747b28c, 0x5d211726],
    ['a', 0x9747b28c, 0x7fa09ea6],
  ])('hashes %j with seed %i', (text, seed, expected) => expect(murmur3(utf8.encode(text), seed)).toBe(expected));

  it('does not depend on the order of entities, and forgets what is taken out', () => {
    const [one, other] = [new Digest(), new Digest()];
    one.toggle('item', 'a', 1);
    one.toggle('item', 'b', 2);
    other.toggle('item', 'b', 2);
    other.toggle('bag', 'c', 3);
    other.toggle('item', 'a', 1);
    expect(one.toString()).not.toBe(other.toString());
    other.toggle('bag', 'c', 3);
    expect(one.toString()).toBe(other.toString());
    expect(one.toString()).toMatch(/^[0-9a-f]{16}$/);
  });
});
