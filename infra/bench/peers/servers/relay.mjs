// The floor: passes on what it gets and keeps nothing.
import { WebSocketServer } from 'ws';

const rooms = new Map();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => console.log(`ready ws://127.0.0.1:${server.address().port}`));

server.on('connection', (socket, { url }) => {
  const members = rooms.get(url) ?? new Set();
  rooms.set(url, members.add(socket));
  socket.on('close', () => members.delete(socket));
  socket.on('message', (data) => {
    const { id } = JSON.parse(data);
    for (const member of members) if (member !== socket) member.send(String(data));
    socket.send(JSON.stringify({ ack: id }));
  });
});
