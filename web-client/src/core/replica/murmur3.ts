const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

/** MurmurHash3_x86_32 (Austin Appleby, public domain) of bytes; an unsigned 32 bit number. */
export function murmur3(data: Uint8Array, seed: number): number {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const whole = data.length & ~3;
  let h = seed | 0;
  for (let i = 0; i < whole; i += 4) {
    h ^= scramble(view.getInt32(i, true));
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let i = data.length - 1; i >= whole; i--) tail = (tail << 8) | (data[i] ?? 0);
  if (data.length > whole) h ^= scramble(tail);
  return finish(h ^ data.length);
}

function scramble(k: number): number {
  const x = Math.imul(k, C1);
  return Math.imul((x << 15) | (x >>> 17), C2);
}

function finish(hash: number): number {
  let h = hash;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
