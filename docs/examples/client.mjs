#!/usr/bin/env -S node --experimental-websocket
// A complete Tandem client in plain Node, written from docs/PROTOCOL.md alone. No dependencies.
//   node --experimental-websocket client.mjs URL TOKEN ROOM      (Node 22 and later need no flag)
// Reads commands from standard input, one a line: add NAME | tick ID | rename ID NAME | delete ID | list
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

export class RoomClient {
  entities = new Map(); // "type/id" -> { type, id, fields }: the fold of the log up to #seq
  seq = 0;
  client = crypto.randomUUID(); // J1: one queue of one process
  #epoch; #n = 0; #queue = []; #inFlight = []; #ahead = new Map(); #registered = false; #socket; #heart; #closed = false; #alive = true;

  constructor({ url, token, room, onChange = () => {}, onError = () => {} }) {
    Object.assign(this, { url, token, room, onChange, onError });
  }

  /** Queues one mutation: a list of operations applied together or not at all (U2). Resolves with its outcome. */
  mutate(...ops) {
    return new Promise((settle) => {
      this.#queue.push({ mutation: { n: ++this.#n, base: this.seq, ops }, settle });
      setImmediate(() => this.#pump()); // what is done together goes in one update
    });
  }

  async connect() {
    const answer = await fetch(`${this.url}/api/tickets`, { method: 'POST', headers: { authorization: `Bearer ${this.token}` } });
    if (!answer.ok) throw new Error(`no ticket: HTTP ${answer.status}`);
    const { ticket, url } = await answer.json();
    const socket = (this.#socket = new WebSocket(url, ['tandem.v1', `ticket.${ticket}`])); // C3
    socket.onopen = () => this.#join();
    socket.onmessage = ({ data }) => socket === this.#socket && ((this.#alive = true), this.#receive(JSON.parse(data)));
    socket.onclose = () => socket === this.#socket && this.#reconnect();
    socket.onerror = () => {}; // a close follows, and it decides
    clearInterval(this.#heart);
    this.#alive = true;
    this.#heart = setInterval(() => { // C6: who said nothing since the last one is dead
      if (!this.#alive) return socket.close();
      this.#alive = false;
      this.#send({ action: 'ping', room: this.room, seq: this.seq });
    }, 25_000);
  }

  close() {
    this.#closed = true;
    clearInterval(this.#heart);
    this.#send({ action: 'leave', room: this.room });
    this.#socket?.close();
  }

  #reconnect() {
    if (this.#closed) return;
    const delay = Math.random() * 2_000; // full jitter, so that a thousand clients do not return together
    setTimeout(() => this.connect().catch(() => this.#reconnect()), delay);
  }

  #join() {
    this.#send({ action: 'join', room: this.room, client: this.client, register: !this.#registered, protocol: 1,
      ...(this.#epoch ? { epoch: this.#epoch, since: this.seq } : {}) });
  }

  #send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #pump() { // U1: one update in flight, at most 25 mutations; what was sent is never changed
    if (!this.#epoch || this.#inFlight.length || !this.#queue.length) return;
    this.#inFlight = this.#queue.slice(0, 25);
    this.#resend();
  }

  #resend() {
    const mutations = this.#inFlight.map((entry) => entry.mutation);
    if (mutations.length) this.#send({ action: 'update', room: this.room, client: this.client, epoch: this.#epoch, mutations });
  }

  #settle(last, outcomes) {
    while (this.#queue.length && this.#queue[0].mutation.n <= last) {
      const { mutation, settle } = this.#queue.shift();
      settle(outcomes.find((outcome) => outcome.n === mutation.n) ?? { n: mutation.n, status: 'settled' });
    }
    this.#inFlight = [];
    setImmediate(() => this.#pump()); // with what is done because of these outcomes
  }

  async #receive(frame) {
    switch (frame.type) { // F3: unknown types are skipped
      case 'joined': return this.#joined(frame);
      case 'changes': frame.commits.forEach((commit) => this.#commit(commit)); return frame.more ? this.#sync() : undefined;
      case 'ack': // U4: a commit that does not fit the frame is fetched
        if (frame.commit) this.#commit(frame.commit);
        else if (frame.outcomes.some(({ seq }) => seq > this.seq)) this.#sync();
        return this.#settle(frame.last, frame.outcomes);
      case 'pong': return frame.head > this.seq ? this.#sync() : undefined; // P3
      case 'revoked': this.close(); return this.onError(frame);
      case 'error': return this.#refused(frame);
      case undefined: return this.#refused({ then: 'retry' }); // the gateway itself: a function did not answer
    }
  }

  async #joined({ epoch, catchUp }) {
    this.#registered = true;
    this.#epoch = epoch;
    if (catchUp.mode === 'delta') catchUp.commits.forEach((commit) => this.#commit(commit)); // J3
    else this.#snapshot(catchUp.href ? await (await fetch(new URL(catchUp.href, this.url), { headers: { authorization: `Bearer ${this.token}` } })).json() : catchUp);
    if (catchUp.more) this.#sync();
    this.#inFlight.length ? this.#resend() : this.#pump(); // U8: the same mutations, the same n
  }

  #snapshot({ seq, entities }) {
    this.seq = seq;
    this.entities = new Map(entities.map((entity) => [`${entity.type}/${entity.id}`, entity]));
    this.onChange(this);
  }

  #commit(commit) { // S2: next, older, or a gap
    if (commit.seq > this.seq + 1) return void (this.#ahead.set(commit.seq, commit), this.#sync());
    if (commit.seq <= this.seq) return;
    for (const change of commit.changes) this.#apply(change);
    this.seq = commit.seq;
    this.onChange(this, commit);
    const next = this.#ahead.get(this.seq + 1);
    this.#ahead.delete(this.seq + 1);
    if (next) this.#commit(next);
  }

  #apply({ op, type, id, fields, set }) { // S1
    const key = `${type}/${id}`;
    if (op === 'delete') return this.entities.delete(key);
    const kept = op === 'create' ? fields : { ...this.entities.get(key)?.fields, ...set };
    this.entities.set(key, { type, id, fields: Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null)) });
  }

  #sync() {
    this.#send({ action: 'sync', room: this.room, epoch: this.#epoch, since: this.seq });
  }

  #refused(error) { // E1: the code says what happened, `then` what to do
    if (error.then === 'retry') return void setTimeout(() => this.#join(), error.retryAfter ?? 500); // it may have been the join; after it the rest is sent again
    if (error.then === 'resync') return void ((this.#epoch = undefined), this.#socket.close());
    this.onError(error);
  }
}

const COMMANDS = {
  add: (client, name) => client.mutate({ op: 'create', type: 'item', id: crypto.randomUUID(), fields: { name } }),
  tick: (client, id) => client.mutate({ op: 'update', type: 'item', id, set: { packed: true } }),
  rename: (client, id, ...name) => client.mutate({ op: 'update', type: 'item', id, set: { name: name.join(' ') } }),
  delete: (client, id) => client.mutate({ op: 'delete', type: 'item', id }),
};

async function main([url, token, room]) {
  const client = new RoomClient({ url, token, room, onError: (error) => (console.error(JSON.stringify(error)), process.exit(1)) });
  await client.connect();
  for await (const line of createInterface({ input: process.stdin })) {
    const [command, ...words] = line.trim().split(' ');
    if (command === 'list') for (const { type, id, fields } of client.entities.values()) console.log(type, id, JSON.stringify(fields));
    else if (COMMANDS[command]) console.log(JSON.stringify(await COMMANDS[command](client, ...(command === 'add' ? [words.join(' ')] : words))));
  }
  client.close();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
