import type { RejectedEntry } from '../api';
import type { Commit, Entity } from '../protocol/messages';
import type { QueueRow, Row } from './schema';
import type { Sealer } from './seal';
import type { Facts, Intent, Queued, Snapshot } from './vault';

type Content = Omit<Intent, 'id'>;
type NewQueueRow = Omit<QueueRow, 'order'>;
type State = Pick<Snapshot, 'digest' | 'entities'>;

/** Where a record is kept, bound into its encryption. */
const place = (...parts: (string | number)[]): string => JSON.stringify(parts);

/** Turns what is kept into rows and back. */
export class SealedRows {
  readonly #sealer: Sealer;
  /** Intents never change, so each is decrypted once. */
  readonly #opened = new Map<string, Content>();

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  async queueRow(room: string, lane: string, { id, label, ops, createdAt }: Intent, base: number): Promise<NewQueueRow> {
    const content: Content = { label, ops, createdAt };
    const sealed = await this.#sealer.seal(place('queue', room, id), content);
    this.#opened.set(id, content);
    return { id, room, lane, base, sent: null, sealed };
  }

  async queued({ id, room, lane, base, order, sent, sealed }: QueueRow): Promise<Queued> {
    const content = this.#opened.get(id) ?? (await this.#sealer.open<Content>(place('queue', room, id), sealed));
    this.#opened.set(id, content);
    return { id, ...content, lane, base, order, sent };
  }

  forget(ids: readonly string[]): void {
    for (const id of ids) this.#opened.delete(id);
  }

  rejectedRows(room: string, entries: readonly RejectedEntry[]): Promise<Row<'rejected'>[]> {
    return Promise.all(entries.map(async (entry) => ({ id: entry.id, room, sealed: await this.#sealer.seal(place('rejected', room, entry.id), entry) })));
  }

  rejected(rows: readonly Row<'rejected'>[]): Promise<RejectedEntry[]> {
    return Promise.all(rows.map(({ id, room, sealed }) => this.#sealer.open<RejectedEntry>(place('rejected', room, id), sealed)));
  }

  tailRows(room: string, commits: readonly Commit[]): Promise<Row<'tail'>[]> {
    return Promise.all(commits.map(async (commit) => ({ room, seq: commit.seq, sealed: await this.#sealer.seal(place('tail', room, commit.seq), commit) })));
  }

  tail(rows: readonly Row<'tail'>[]): Promise<Commit[]> {
    return Promise.all(rows.map(({ room, seq, sealed }) => this.#sealer.open<Commit>(place('tail', room, seq), sealed)));
  }

  async snapshotRow(room: string, { epoch, seq, digest, entities }: Snapshot): Promise<Row<'snapshots'>> {
    const state: State = { digest, entities: entities as Entity[] };
    return { room, epoch, seq, sealed: await this.#sealer.seal(place('snapshot', room, epoch, seq), state) };
  }

  async snapshot({ room, epoch, seq, sealed }: Row<'snapshots'>): Promise<Snapshot> {
    return { epoch, seq, ...(await this.#sealer.open<State>(place('snapshot', room, epoch, seq), sealed)) };
  }

  async factsRow(room: string, facts: Facts): Promise<Row<'facts'>> {
    return { room, sealed: await this.#sealer.seal(place('facts', room), facts) };
  }

  facts({ room, sealed }: Row<'facts'>): Promise<Facts> {
    return this.#sealer.open<Facts>(place('facts', room), sealed);
  }
}
