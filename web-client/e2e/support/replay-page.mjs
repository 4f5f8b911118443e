// In the page: a room with many entities, a plain list of them, and a log that has gone on meanwhile.
import { decode } from '../../src/core/protocol/codec';
import { added, ScriptedRoom } from '../../src/core/testing/scripted';

// The fake clock of the tests lets promises settle with it.
globalThis.setImmediate ??= (fn) => setTimeout(fn, 0);

const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));

/** Shows every item of the room as a line, and redraws those lines alone whose item is another object than before. */
function draw(room) {
  const list = document.body.appendChild(document.createElement('ul'));
  const lines = new Map();
  const shown = new Map();
  const counts = { notified: 0, redrawn: 0 };
  const update = () => {
    for (const [id, item] of room.entities.get().get('item') ?? []) {
      if (shown.get(id) === item) continue;
      shown.set(id, item);
      counts.redrawn++;
      const line = lines.get(id) ?? list.appendChild(document.createElement('li'));
      lines.set(id, line);
      line.textContent = `${item.fields.name} ${item.fields.note ?? ''}`;
    }
  };
  update();
  room.entities.subscribe(() => {
    counts.notified++;
    update();
  });
  return { counts, lines };
}

/** Times in milliseconds, from the text of the frames to the painted screen. */
globalThis.replay = async ({ entities, changes, frame }) => {
  const script = new ScriptedRoom();
  await script.load();
  const ids = Array.from({ length: entities }, (_, i) => `i${i}`);
  const founding = script.commit(1, ids.map((id) => added(id, `Thing ${id}`)), { client: 'founding' });
  const state = founding.changes.map(({ type, id, fields }) => ({ type, id, seq: 1, fields, fseq: {}, stamps: {} }));
  await script.hear(script.joined({ head: 1, catchUp: { mode: 'snapshot', seq: 1, digest: founding.digest, entities: state } }));
  const { counts, lines } = draw(script.room);
  await painted();

  const update = (seq, id, note) => script.commit(seq, [{ op: 'update', type: 'item', id, set: { note }, was: {} }]);
  const missed = Array.from({ length: changes }, (_, i) => update(i + 2, ids[(i * 7) % entities], `change ${i}`));
  const frames = Array.from({ length: changes / frame }, (_, i) => JSON.stringify(script.changes(...missed.slice(i * frame, (i + 1) * frame))));
  let longest = 0;
  new PerformanceObserver((seen) => seen.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration)))).observe({ type: 'longtask' });
  Object.assign(counts, { notified: 0, redrawn: 0 });
  const hear = (text) => script.room.engine.frame(decode(text).frame);

  const start = performance.now();
  for (const text of frames) hear(text);
  const applied = performance.now() - start;
  await painted();
  const onScreen = performance.now() - start;
  const replayed = { ...counts };

  const single = [];
  for (let i = 0; i < 20; i++) {
    const text = JSON.stringify(script.changes(update(changes + 2 + i, ids[i], `single ${i}`)));
    const before = performance.now();
    hear(text);
    await painted();
    single.push(performance.now() - before);
  }
  await new Promise((done) => setTimeout(done, 0)); // the observer is told in a task of its own
  const texts = [lines.get(ids[7]).textContent, lines.get(ids[0]).textContent];
  return { applied, onScreen, single: single.toSorted((a, b) => a - b)[single.length >> 1], slowest: Math.max(...single), longest, replayed, seq: script.seq, texts };
};
