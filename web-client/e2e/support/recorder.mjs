// Writes down what pages say, hear and show, as lines that ./tandem judge makes a history of (infra/local, PageRecording).
import { writeFileSync } from 'node:fs';

const UPDATES = /\/api\/rooms\/[^/]+\/updates$/;

/**
 * In every page, from its start: finds the room where the app keeps it, and tells the state under what waits whenever that is another one, under a name
 * that only this document has. `tandemStand()` is what is shown now, waiting edits and all.
 */
function lookOn(user) {
  const client = `${user}-${crypto.randomUUID().slice(0, 8)}`;
  let room, told;
  const plain = ({ type, id, seq, fields, fseq, stamps }) => ({ type, id, seq, fields, fseq, stamps });
  const stand = (living) => {
    const { ledger } = room.engine;
    const { epoch, seq } = ledger.replica.base;
    return { at: Date.now(), epoch, seq, client, sender: ledger.outbox.client.client, live: room.state.get().name === 'live', waiting: ledger.outbox.entries.length, living: [...living].map(plain) };
  };
  const tell = () => {
    const { base } = room.engine.ledger.replica;
    if (base === null || told === `${base.epoch}@${base.seq}`) return;
    told = `${base.epoch}@${base.seq}`;
    globalThis.tandemShows(stand(base.entities()));
  };
  /** React keeps what it draws as a tree of fibers below the element that it draws into; the room is the value of a context. */
  const kept = () => {
    const root = document.getElementById('root');
    const key = root && Object.keys(root).find((name) => name.startsWith('__reactContainer$'));
    const fibers = key ? [root[key]] : [];
    for (let fiber = fibers.pop(); fiber; fiber = fibers.pop()) {
      if (fiber.memoizedProps?.value?.engine?.ledger) return fiber.memoizedProps.value;
      fibers.push(...[fiber.sibling, fiber.child].filter(Boolean));
    }
  };
  setInterval(() => {
    const found = kept();
    if (found === undefined || found === room) return;
    room = found;
    room.entities.subscribe(tell);
    tell();
  }, 50);
  globalThis.tandemStand = () => room?.engine.ledger.replica.base && stand([...room.entities.get().values()].flatMap((ofType) => [...ofType.values()]));
}

export function startRecorder(room) {
  const lines = [];
  const watched = new Map();
  const write = (at, what, more) => lines.push({ at: Math.floor(at), what, room, ...more });

  /** The frames of the page's sockets, and its updates over REST as the frames that they stand for (R16), with the browser's own times: they are told late. */
  async function listen(page, user) {
    const wire = await page.context().newCDPSession(page);
    const asked = new Map();
    let clock = 0; // what the browser counts from, in seconds since 1970
    const at = (timestamp) => (clock + timestamp) * 1000;
    const frame = (what) => ({ timestamp, response }) => response.opcode === 1 && write(at(timestamp), what, { user, frame: response.payloadData });
    wire.on('Network.webSocketFrameSent', frame('said'));
    wire.on('Network.webSocketFrameReceived', frame('heard'));
    wire.on('Network.requestWillBeSent', ({ requestId, request, timestamp, wallTime }) => {
      clock = wallTime - timestamp;
      if (request.method !== 'POST' || !UPDATES.test(request.url)) return;
      asked.set(requestId, timestamp);
      write(at(timestamp), 'said', { user, frame: JSON.stringify({ action: 'update', id: requestId, room, ...JSON.parse(request.postData) }) });
    });
    wire.on('Network.responseReceived', ({ requestId, response }) => response.status === 200 || asked.delete(requestId));
    wire.on('Network.loadingFinished', async ({ requestId, timestamp }) => {
      if (!asked.delete(requestId)) return;
      const { body } = await wire.send('Network.getResponseBody', { requestId });
      write(at(timestamp), 'heard', { user, frame: JSON.stringify({ type: 'ack', ref: requestId, room, ...JSON.parse(body) }) });
    });
    await wire.send('Network.enable');
  }

  const showed = (user, { at, live: _live, waiting: _waiting, ...shown }) => write(at, 'showed', { user, ...shown });

  return {
    /** From before its first address on. */
    async watch(page, user) {
      watched.set(page, user);
      await listen(page, user);
      await page.exposeFunction('tandemShows', (shown) => showed(user, shown));
      await page.addInitScript(lookOn, user);
      return page;
    },
    /** For who reads the history, and for the count of what it met. */
    note: (who, note) => write(Date.now(), 'noted', { who, note }),
    /** Whether this person's pages send an edit with this in it within some seconds, arrived or not. */
    async said(user, text) {
      for (const deadline = Date.now() + 8_000; Date.now() < deadline; ) {
        if (lines.some((line) => line.what === 'said' && line.user === user && line.frame.includes(text))) return true;
        await new Promise((again) => setTimeout(again, 20)); // between two looks, not for luck: the deadline decides
      }
      return false;
    },
    /** Where the pages are that are open: each `{user, live, seq, waiting}`. */
    stands: () => Promise.all([...watched].filter(([page]) => !page.isClosed()).map(async ([page, user]) => ({ user, ...(await page.evaluate(() => globalThis.tandemStand())) }))),
    /** What the pages show now is what they end with. */
    async end() {
      for (const { user, ...shown } of await this.stands()) {
        showed(user, shown);
        write(shown.at, 'ended', { user, client: shown.sender, seq: shown.seq, waiting: shown.waiting });
      }
    },
    save: (file) => writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
  };
}
