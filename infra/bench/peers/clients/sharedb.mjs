import Client from 'sharedb/lib/client/index.js';
import { WebSocket } from 'ws';

export const rooms = async (url, count, slots) => {
  const names = [];
  for (let room = 0; room < count; room++) {
    const { connection, socket } = await connect(url);
    const doc = connection.get('rooms', `r${Date.now()}-${room}`);
    await called((done) => doc.create({ items: Object.fromEntries(slots.map((slot) => [slot, { notes: '' }])) }, done));
    names.push(doc.id);
    socket.terminate();
  }
  return names;
};

const called = (act) => new Promise((done, failed) => act((error) => (error ? failed(error) : done())));

async function connect(url) {
  const socket = new WebSocket(url);
  await new Promise((open, failed) => socket.once('open', open).once('error', failed));
  return { socket, connection: new Client.Connection(socket) };
}

export async function join({ url, room, onDelivered }) {
  const { socket, connection } = await connect(url);
  const doc = connection.get('rooms', room);
  await called((done) => doc.subscribe(done));
  doc.on('op', (op, own) => {
    if (!own) for (const { oi } of op) onDelivered(oi);
  });
  return {
    submit: (slot, text) => called((done) => doc.submitOp([{ p: ['items', slot, 'notes'], od: doc.data.items[slot].notes, oi: text }], done)),
    state: () => new Map(Object.entries(doc.data.items).map(([slot, { notes }]) => [slot, notes])),
    close: () => socket.terminate(),
  };
}
