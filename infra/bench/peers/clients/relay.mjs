import { WebSocket } from 'ws';

export const rooms = async (url, count) => Array.from({ length: count }, (_, room) => `r${room}`);

export async function join({ url, room, onDelivered }) {
  const socket = new WebSocket(`${url}/${room}`);
  const waiting = new Map();
  await new Promise((open, failed) => socket.once('open', open).once('error', failed));
  socket.on('message', (data) => {
    const frame = JSON.parse(data);
    if (frame.ack === undefined) return onDelivered(frame.text);
    waiting.get(frame.ack)();
    waiting.delete(frame.ack);
  });
  let id = 0;
  return {
    submit: (slot, text) => new Promise((acked) => {
      waiting.set(++id, acked);
      socket.send(JSON.stringify({ id, slot, text }));
    }),
    state: () => new Map(),
    close: () => socket.terminate(),
  };
}
