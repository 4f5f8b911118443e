// Coming back: what was missed, a large room from the beginning, what was done without a network, and everybody at once.

import { RoomClient } from '../../../docs/examples/client.mjs';
import { WebSocket, joined, makeRoom, signIn } from '../peers/clients/tandem.mjs';

const MISSED = 1_000;
const LARGE = 5_000;
const QUEUED = 1_000;
const AT_ONCE = 20;

const item = (no) => ({ op: 'create', type: 'item', id: `i${no}`, fields: { name: `Item ${no}` } });
const write = (no) => ({ op: 'update', type: 'item', id: 'i0', set: { quantity: (no % 900) + 2 } }); // it begins with 1
const since = (begun) => Math.round(performance.now() - begun);
const until = (holds) => new Promise((done) => {
  const look = () => (holds() ? done() : setTimeout(look, 2));
  look();
});

/** Sockets that can be cut without a word, as a network does. */
const open = new Set();
class Cuttable extends WebSocket {
  constructor(...given) {
    super(...given);
    open.add(this);
    this.once('close', () => open.delete(this));
  }
}
globalThis.WebSocket = Cuttable;
const cutAll = () => [...open].forEach((socket) => socket.terminate());

async function room(url, items) {
  const token = await signIn(url);
  const id = await makeRoom(url, token);
  const client = await joined({ url, token, room: id });
  await Promise.all(Array.from({ length: items }, (_, no) => client.mutate(item(no))));
  return { token, id, client };
}

/** From the first request to the state that everybody else has. */
export async function missed(url) {
  const { token, id, client: writer } = await room(url, 1);
  const away = await joined({ url, token, room: id });
  away.close();
  const base = away.seq;
  for (let no = 0; no < MISSED; no++) await writer.mutate(write(no));
  const begun = performance.now();
  await away.connect();
  await until(() => away.seq >= base + MISSED);
  const millis = since(begun);
  [away, writer].forEach((client) => client.close());
  return { changes: MISSED, millis, perSecond: Math.round((MISSED * 1_000) / millis) };
}

/** A room of many entities on a new device. */
export async function large(url) {
  const { token, id, client } = await room(url, LARGE);
  const begun = performance.now();
  const fresh = await joined({ url, token, room: id });
  await until(() => fresh.entities.size >= LARGE);
  const millis = since(begun);
  [fresh, client].forEach((each) => each.close());
  return { entities: LARGE, millis };
}

/** Mutations that waited for a network. */
export async function queued(url) {
  const { token, id, client } = await room(url, 1);
  const away = new RoomClient({ url, token, room: id });
  const all = Promise.all(Array.from({ length: QUEUED }, (_, no) => away.mutate(write(no))));
  const begun = performance.now();
  await away.connect();
  const outcomes = await all;
  const millis = since(begun);
  [away, client].forEach((each) => each.close());
  return { mutations: QUEUED, applied: outcomes.filter(({ status }) => status === 'applied').length, millis };
}

/** As many rooms as a small office has open. */
export const office = (url) => cutAtOnce(url, 5, 20);

/** So that what many do when they come back has been compiled: a stack that has run for a while has seen it. */
export const rehearsal = (url) => cutAtOnce(url, 20, 400);

/** Everybody there is. */
export const everybody = (url) => cutAtOnce(url, 20, 1_000);

/** All sockets are cut at once; meanwhile each room goes on. */
async function cutAtOnce(url, roomCount, sockets) {
  const opening = performance.now();
  const rooms = await inTurn(roomCount, () => room(url, 1));
  const tokens = await inTurn(roomCount * 2, () => signIn(url));
  const clients = await inTurn(sockets - roomCount, (no) => joined({ url, token: tokens[no % tokens.length], room: rooms[no % roomCount].id }));
  console.error(`${open.size} sockets are open after ${since(opening)} ms`);
  const done = new Array(clients.length);
  const begun = performance.now();
  cutAll();
  // What a room's writer does without a socket is there when it is back itself; everybody else in the room is back with it.
  const heads = rooms.map(async ({ client }, no) => (await client.mutate(write(no)), client.seq));
  const looking = setInterval(() => console.error(`${clients.length - done.filter(Boolean).length} are not back after ${since(begun)} ms`), 5_000);
  await Promise.all(clients.map(async (client, no) => {
    const head = await heads[no % roomCount];
    await until(() => client.seq >= head);
    done[no] = since(begun);
  }));
  clearInterval(looking);
  const held = ({ entities }) => JSON.stringify([...entities.values()].map(({ id, fields }) => [id, Object.entries(fields).toSorted()]).toSorted());
  const apart = clients.filter((client, no) => held(client) !== held(rooms[no % roomCount].client)).length;
  [...clients, ...rooms.map(({ client }) => client)].forEach((client) => client.close());
  return { sockets, apart, millis: done };
}

/** Some of them side by side. */
async function inTurn(count, make) {
  const all = [];
  while (all.length < count) {
    const from = all.length;
    all.push(...await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, no) => make(from + no))));
  }
  return all;
}
