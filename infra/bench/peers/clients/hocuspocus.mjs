import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

export const rooms = async (url, count) => Array.from({ length: count }, (_, room) => `r${Date.now()}-${room}`);

export async function join({ url, room, onDelivered }) {
  const document = new Y.Doc();
  const items = document.getMap('items');
  const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket });
  const provider = new HocuspocusProvider({ websocketProvider, name: room, document });
  provider.attach();
  await new Promise((synced) => provider.on('synced', synced));
  items.observe(({ transaction, keysChanged }) => {
    if (!transaction.local) for (const slot of keysChanged) onDelivered(items.get(slot));
  });
  // It says how many of its changes the server has not taken yet, so they are settled in their order.
  const waiting = [];
  provider.on('unsyncedChanges', ({ number }) => {
    while (waiting.length > number) waiting.shift()();
  });
  return {
    submit: (slot, text) => new Promise((acked) => {
      waiting.push(acked);
      items.set(slot, text);
    }),
    state: () => new Map(items.entries()),
    close: () => {
      provider.destroy();
      websocketProvider.destroy();
    },
  };
}
