import type { Reading, Receipt } from '../net/reading';
import type { Snapshot } from '../vault/vault';
import type { RoomLink } from './session-host';

/** States that did not fit a frame (R14). What was read of one outlives the link: the next question for it goes on there. */
export class Fetching {
  readonly #link: Pick<RoomLink, 'snapshot'>;
  readonly #loaded: (entities: number) => void;
  #reading: Reading = { run: 0, entities: [] };
  /** What the state that was taken last holds of one's own mutations; of one that was begun earlier, what was known then. */
  receipt: Receipt | undefined;

  constructor(link: Pick<RoomLink, 'snapshot'>, loaded: (entities: number) => void) {
    this.#link = link;
    this.#loaded = loaded;
  }

  readonly whole = async (href: string): Promise<Snapshot> => {
    const reading = this.#reading;
    reading.now = this.receipt;
    const snapshot = await this.#link.snapshot(href, reading, this.#loaded);
    this.receipt = reading.receipt;
    return snapshot;
  };

  /** Pages that are on their way are of no use any more. */
  stop(): void {
    this.#reading.run++;
  }

  /** The room is up to date without it. */
  forget(): void {
    this.#reading = { run: 0, entities: [] };
  }
}
