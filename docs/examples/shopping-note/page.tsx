// A note that several people write at the same time, offline too. The whole page: the rest is what a bundler and index.html do.
import { createClient, type Kind, type Note } from '@tandem/client';
import { ClientProvider, hooksOf, RoomProvider, useConnection, useOthers, useRoomState, useSyncStatus, useUndo, useUpdatePresence } from '@tandem/client/react';
import note from '@tandem/client/kinds/note.json';
import { createRoot } from 'react-dom/client';

const { useRoom, useEntity } = hooksOf<Note>();

function ShoppingNote() {
  const room = useRoom();
  const page = useEntity('page', 'page');
  const { undo, redo, canUndo, canRedo } = useUndo();
  const here = useUpdatePresence();
  const { problem } = useRoomState();
  if (page === undefined) return <p>{problem ?? 'Opening…'}</p>;
  const { title, text = '' } = page.fields;
  return (
    <main>
      <input aria-label="Title" value={title} required onChange={({ target }) => target.value.trim() !== '' && room.mutate.page.update('page', { title: target.value })} />
      <textarea
        aria-label="What to buy"
        rows={12}
        value={text}
        onFocus={() => here({ where: { type: 'page', id: 'page', field: 'text' } })}
        onBlur={() => here({ where: null })}
        onChange={({ target }) => room.mutate.page.update('page', { text: target.value || null })}
      />
      <button type="button" disabled={!canUndo} onClick={() => undo()}>Undo</button>
      <button type="button" disabled={!canRedo} onClick={() => redo()}>Redo</button>
      <Status />
    </main>
  );
}

function Status() {
  const { name: link } = useConnection();
  const { waiting } = useSyncStatus();
  const others = useOthers();
  return (
    <p role="status">
      {waiting === 0 ? 'Saved' : `${waiting} to send`} · {link} · {others.length === 0 ? 'nobody else here' : others.map(({ name, where }) => (where ? `${name} is writing` : name)).join(', ')}
    </p>
  );
}

/** `token` gives an access token of this person, whenever one is needed. */
export function start(element: HTMLElement, { baseUrl, room, user, token }: { baseUrl: string; room: string; user: string; token: () => Promise<string | null> }): void {
  const client = createClient({ baseUrl, auth: { user, token }, kinds: [note as unknown as Kind] });
  createRoot(element).render(
    <ClientProvider client={client}>
      <RoomProvider id={room}>
        <ShoppingNote />
      </RoomProvider>
    </ClientProvider>,
  );
}
