// A TCP proxy that misbehaves on demand: the network of the end-to-end tests.
import net from 'node:net';

/**
 * Starts a proxy in front of a port.
 * `mode` decides about bytes from now on: `pass`; `hold` (half-open: connections stay, nothing arrives, new ones hang); `mute` (what is asked arrives, and no
 * answer does); `refuse` (new connections are reset).
 * `delayMs` delays every chunk, each way. `cut()` resets all connections at once.
 */
export async function startProxy(targetPort) {
  const pairs = new Set();
  const state = { mode: 'pass', delayMs: 0 };
  const server = net.createServer({ allowHalfOpen: false }, (near) => {
    if (state.mode === 'refuse') return void reset(near);
    const far = net.connect(targetPort, '127.0.0.1');
    const pair = { near, far };
    pairs.add(pair);
    for (const [from, to] of [[near, far], [far, near]]) {
      from.on('data', (chunk) => (state.mode === 'mute' && to === near) || forward(state, to, chunk));
      from.on('error', () => to.destroy()); // a reset on one side is a reset on the other
      from.on('close', () => (to.destroy(), pairs.delete(pair)));
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: server.address().port,
    set mode(mode) {
      if ((state.mode === 'hold' || state.mode === 'mute') && mode === 'pass') cut(pairs); // what was held is lost, as on a dead link
      state.mode = mode;
    },
    set delayMs(delayMs) {
      state.delayMs = delayMs;
    },
    cut: () => cut(pairs),
    close: () => (cut(pairs), new Promise((closed) => server.close(closed))),
  };
}

function forward(state, to, chunk) {
  if (state.mode === 'hold') return;
  if (state.delayMs === 0) return void to.write(chunk);
  setTimeout(() => to.destroyed || to.write(chunk), state.delayMs);
}

function cut(pairs) {
  for (const { near, far } of pairs) {
    reset(near);
    far.destroy();
  }
}

/** Without a farewell. One that is about to end cannot be reset: Node would keep its handle, and turn for ever in its own exit. */
export function reset(socket) {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
