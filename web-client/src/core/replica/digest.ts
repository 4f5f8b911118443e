import { murmur3 } from './murmur3';

const SEED_LOW = 0x9747b28c;
const utf8 = new TextEncoder();

/** S7: the XOR over living entities, kept as two lanes; both hold unsigned 32 bit numbers. */
export class Digest {
  #high = 0;
  #low = 0;

  /** XOR: the same call puts an entity in and takes it out again. */
  toggle(type: string, id: string, seq: number): void {
    const data = utf8.encode(`${type}/${id}@${seq}`);
    this.#high = (this.#high ^ murmur3(data, 0)) >>> 0;
    this.#low = (this.#low ^ murmur3(data, SEED_LOW)) >>> 0;
  }

  toString(): string {
    return hex(this.#high) + hex(this.#low);
  }
}

const hex = (lane: number): string => lane.toString(16).padStart(8, '0');
