/** Protects a copied disk or a leftover profile. It does not protect against code that runs in the same origin. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const IV_BYTES = 12;
const utf8 = new TextEncoder();
const text = new TextDecoder();

/** A key that never leaves WebCrypto. */
export function freshKey(crypto: Crypto): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** AES-GCM 256. `place` names where the record is kept: moved elsewhere, it no longer opens. */
export class Sealer {
  readonly #crypto: Crypto;
  readonly #key: CryptoKey;

  constructor(crypto: Crypto, key: CryptoKey) {
    this.#crypto = crypto;
    this.#key = key;
  }

  async seal(place: string, value: unknown): Promise<Sealed> {
    const iv = this.#crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const data = await this.#crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(place) }, this.#key, utf8.encode(JSON.stringify(value)));
    return { iv, data };
  }

  /** What was sealed by this class, so its shape is known; rejects when it was tampered with. */
  async open<T>(place: string, { iv, data }: Sealed): Promise<T> {
    const plain = await this.#crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(place) }, this.#key, data);
    return JSON.parse(text.decode(plain)) as T;
  }
}
