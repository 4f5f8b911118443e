// The load: the same updates for every server, each with a text of its own, so that every delivery of every update can be counted.
const TEXT_BYTES = 250;
const DELIVERY_MS = 60_000;

/**
 * Who writes what.
 *
 * @typedef {object} Shape
 * @property {string} name
 * @property {number} rooms
 * @property {number} clients in each room; everybody sees everything
 * @property {number} writers in each room
 * @property {number} window updates that a writer has under way at most, each of another entity
 */

/** The entities that the writers of one room change: nobody overwrites what is under way. */
export const slotsOf = ({ writers, window }) => Array.from({ length: writers * window }, (_, slot) => `w${Math.floor(slot / window)}-${slot % window}`);

/** All clients of all rooms, joined, and the updates that are under way. */
export class Load {
  acks = [];
  deliveries = [];
  completed = 0;
  doubled = 0;
  #underWay = new Map();
  #last = 0;
  #idle = null;
  #writers = [];
  #clients = [];

  constructor(shape) {
    this.shape = shape;
  }

  async join(adapter, url, onJoined = () => {}) {
    const { rooms, clients, writers, window } = this.shape;
    for (const room of await adapter.rooms(url, rooms, slotsOf(this.shape))) {
      for (let no = 0; no < clients; no++) {
        const me = this.#clients.length;
        const client = await adapter.join({ url, room, onDelivered: (text) => this.#delivered(me, text) });
        this.#clients.push(client);
        if (no < writers) this.#writers.push({ client, slots: Array.from({ length: window }, (_, slot) => `w${no}-${slot}`) });
        onJoined(this.#clients.length);
      }
    }
  }

  /** Each writer sends the next as soon as one is acknowledged, for some time; then all have to arrive. Updates per second that reached everybody. */
  async closedLoop(seconds) {
    const begun = performance.now();
    const until = begun + seconds * 1_000;
    await Promise.all(this.#writers.flatMap(({ client, slots }) => slots.map(async (slot) => {
      while (performance.now() < until) await this.#submit(client, slot);
    })));
    await this.#all();
    return this.completed / ((performance.now() - begun) / 1_000);
  }

  /** So many updates a second of all writers together, whatever comes back. */
  async fixedRate(perSecond, seconds) {
    const begun = performance.now();
    const sent = [];
    for (let no = 0; no < perSecond * seconds; no++) {
      const due = begun + (no * 1_000) / perSecond;
      while (performance.now() < due) await new Promise((tick) => setTimeout(tick, Math.max(0, due - performance.now())));
      const { client, slots } = this.#writers[no % this.#writers.length];
      sent.push(this.#submit(client, slots[Math.floor(no / this.#writers.length) % slots.length]));
    }
    await Promise.all(sent);
    await this.#all();
  }

  /** Submits without waiting for the others; the highest number that each entity was acknowledged with. */
  hammer(acknowledged) {
    for (const { client, slots } of this.#writers) {
      for (const slot of slots) {
        const next = async () => {
          const no = await this.#submit(client, slot);
          acknowledged.set(slot, no);
          void next();
        };
        void next();
      }
    }
  }

  /** Updates that did not reach everybody. */
  get lost() {
    return this.#underWay.size;
  }

  get sent() {
    return this.#last;
  }

  /** The position of each room, as one of its clients knows it; of servers that have positions. */
  positions() {
    const { rooms, clients } = this.shape;
    return Array.from({ length: rooms }, (_, room) => this.#clients[room * clients].position());
  }

  close() {
    for (const client of this.#clients) client.close();
  }

  async #submit(client, slot) {
    const no = ++this.#last;
    const head = `${no}|`;
    const update = { sentAt: performance.now(), acked: false, left: new Set(), writer: client };
    const others = this.shape.clients - 1;
    update.waiting = others;
    this.#underWay.set(no, update);
    await client.submit(slot, head + 'x'.repeat(TEXT_BYTES - head.length));
    this.acks.push(performance.now() - update.sentAt);
    update.acked = true;
    this.#settle(no, update);
    return no;
  }

  #delivered(who, text) {
    const no = numberOf(text);
    const update = this.#underWay.get(no);
    if (update === undefined || update.left.has(who)) return void this.doubled++;
    update.left.add(who);
    update.waiting--;
    this.deliveries.push(performance.now() - update.sentAt);
    this.#settle(no, update);
  }

  #settle(no, { acked, waiting }) {
    if (!acked || waiting > 0) return;
    this.#underWay.delete(no);
    this.completed++;
    if (this.#underWay.size === 0) this.#idle?.();
  }

  async #all() {
    if (this.#underWay.size === 0) return;
    let tooLong;
    await Promise.race([new Promise((idle) => (this.#idle = idle)), new Promise((over) => (tooLong = setTimeout(over, DELIVERY_MS)))]);
    clearTimeout(tooLong);
    this.#idle = null;
  }
}

/** Which update a text is of; 0 for one that is none. */
export const numberOf = (text) => Number.parseInt(text ?? '0', 10) || 0;

/** Half of them, nearly all of them, all but one in a hundred. */
export const quantiles = (figures) => ({ p50: quantile(figures, 0.5), p95: quantile(figures, 0.95), p99: quantile(figures, 0.99) });

/** In milliseconds, as measured. */
export function quantile(figures, part) {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}
