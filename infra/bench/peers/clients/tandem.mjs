// The example client of the documentation, as a stranger would take it.
import { WebSocket } from 'ws';
import { RoomClient } from '../../../../docs/examples/client.mjs';

globalThis.WebSocket = WebSocket; // older versions of Node have none of their own
export { WebSocket };

/** A room takes 100 members, who may have several devices. */
const PEOPLE = 50;
let signedIn = 0;
const json = { 'content-type': 'application/json' };

export async function signIn(url) {
  const user = `p${++signedIn % PEOPLE}`;
  const answer = await fetch(`${url}/dev/sign-in`, { method: 'POST', headers: json, body: JSON.stringify({ user, name: user }) });
  return (await answer.json()).token;
}

/** A room that whoever knows its id may edit. */
export async function makeRoom(url, token) {
  const answer = await fetch(`${url}/api/rooms`, { method: 'POST', headers: { ...json, authorization: `Bearer ${token}` }, body: JSON.stringify({ kind: 'packing-list', title: 'Bench', link: 'editor' }) });
  if (!answer.ok) throw new Error(`no room: HTTP ${answer.status} ${await answer.text()}`);
  return (await answer.json()).id;
}

export async function rooms(url, count, slots) {
  const token = await signIn(url);
  const ids = [];
  for (let room = 0; room < count; room++) {
    const id = await makeRoom(url, token);
    const client = await joined({ url, token, room: id });
    await Promise.all(slots.map((slot) => client.mutate({ op: 'create', type: 'item', id: slot, fields: { name: slot } })));
    client.close();
    ids.push(id);
  }
  return ids;
}

/** Resolves when the room is there. */
export async function joined(options) {
  let there;
  const ready = new Promise((resolve) => (there = resolve));
  const client = new RoomClient({ ...options, onChange: (self, commit) => (there(), commit && options.onCommit?.(self, commit)), onError: (error) => { throw new Error(JSON.stringify(error)); } });
  await client.connect();
  await ready;
  return client;
}

export async function join({ url, room, onDelivered }) {
  const onCommit = (self, { by, changes }) => {
    if (by.client !== self.client) for (const { set } of changes) if (set?.notes) onDelivered(set.notes);
  };
  const client = await joined({ url, token: await signIn(url), room, onCommit });
  return {
    submit: async (slot, text) => {
      const outcome = await client.mutate({ op: 'update', type: 'item', id: slot, set: { notes: text } });
      if (outcome.status !== 'applied') throw new Error(`not applied: ${JSON.stringify(outcome)}`);
    },
    state: () => new Map([...client.entities.values()].filter(({ type }) => type === 'item').map(({ id, fields }) => [id, fields.notes])),
    position: () => client.seq,
    close: () => client.close(),
  };
}
