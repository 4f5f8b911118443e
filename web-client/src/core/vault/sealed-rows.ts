import type { RejectedEntry } from '../api';
import type { Commit, Entity, Notification, Op } from '../protocol/messages';
import type { QueueRow, Row } from './schema';
import type { Sealed, Sealer } from './seal';
import type { Facts, Intent, Made, Moved, Queued, Snapshot } from './vault';

type Content = Omit<Made, 'id'>;
type NewQueueRow = Omit<QueueRow, 'order'>;
type Inside = Pick<Snapshot, 'digest' | 'entities' | 'receipt'>;

/** Where a record is kept, bound into its encryption. */
const place = (...parts: (string | number)[]): string => JSON.stringify(parts);

/** Turns what is kept into rows and back. */
export class SealedRows {
  readonly #sealer: Sealer;
  /** What was opened last of each mutation, so that it is decrypted once; its vector tells whether it is still that. */
  readonly #opened = new Map<string, { readonly iv: string; readonly content: Content }>();

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  async queueRow(room: string, lane: string, intent: Made, base: number): Promise<NewQueueRow> {
    return { id: intent.id, room, lane, base, sent: null, sealed: await this.#intent(room, intent) };
  }

  /** Intents by id. */
  async intents(room: string, intents: readonly Intent[]): Promise<ReadonlyMap<string, Sealed>> {
    return new Map(await Promise.all(intents.map(async (intent) => [intent.id, await this.#intent(room, intent)] as const)));
  }

  async shown(room: string, moved: readonly Moved[]): Promise<ReadonlyMap<string, Sealed>> {
    return new Map(await Promise.all(moved.map(async ({ id, shown }) => [id, await this.#sealer.seal(place('shown', room, id), shown)] as const)));
  }

  async queued({ id, room, lane, base, order, sent, sealed, shown }: QueueRow): Promise<Queued> {
    const iv = String(sealed.iv);
    const opened = this.#opened.get(id);
    const content = opened?.iv === iv ? opened.content : await this.#sealer.open<Content>(place('queue', room, id), sealed);
    this.#opened.set(id, { iv, content });
    const moved = shown === undefined ? {} : { shown: await this.#sealer.open<readonly Op[]>(place('shown', room, id), shown) };
    return { id, ...content, ...moved, lane, base, order, sent };
  }

  async #intent(room: string, { id, ...content }: Made): Promise<Sealed> {
    const sealed = await this.#sealer.seal(place('queue', room, id), content);
    this.#opened.set(id, { iv: String(sealed.iv), content });
    return sealed;
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

  tailRows(room: string, commits: readonly Commit[], settled?: ReadonlyMap<number, readonly string[]>): Promise<Row<'tail'>[]> {
    const row = async (commit: Commit) => ({ room, seq: commit.seq, sealed: await this.#sealer.seal(place('tail', room, commit.seq), commit), done: settled?.get(commit.seq) ?? [] });
    return Promise.all(commits.map(row));
  }

  tail(rows: readonly Row<'tail'>[]): Promise<Commit[]> {
    return Promise.all(rows.map(({ room, seq, sealed }) => this.#sealer.open<Commit>(place('tail', room, seq), sealed)));
  }

  async snapshotRow(room: string, { epoch, seq, mark, digest, entities, receipt }: Snapshot): Promise<Row<'snapshots'>> {
    const inside: Inside = { digest, entities: entities as Entity[], ...(receipt && { receipt }) };
    return { room, epoch, seq, ...(mark !== undefined && { mark }), sealed: await this.#sealer.seal(place('snapshot', room, epoch, seq), inside) };
  }

  async snapshot({ room, epoch, seq, mark, sealed }: Row<'snapshots'>): Promise<Snapshot> {
    return { epoch, seq, ...(mark !== undefined && { mark }), ...(await this.#sealer.open<Inside>(place('snapshot', room, epoch, seq), sealed)) };
  }

  async factsRow(room: string, facts: Facts): Promise<Row<'facts'>> {
    return { room, sealed: await this.#sealer.seal(place('facts', room), facts) };
  }

  inboxRow(items: readonly Notification[]): Promise<Sealed> {
    return this.#sealer.seal(place('inbox'), items);
  }

  inbox(row: Sealed): Promise<readonly Notification[]> {
    return this.#sealer.open<readonly Notification[]>(place('inbox'), row);
  }

  facts({ room, sealed }: Row<'facts'>): Promise<Facts> {
    return this.#sealer.open<Facts>(place('facts', room), sealed);
  }
}
