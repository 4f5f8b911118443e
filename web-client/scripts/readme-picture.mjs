// Draws docs/images/two-browsers.png: one packing list in two browsers, the second one offline. Run after ./tandem has built: npm run pictures
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startBrowser } from '../e2e/support/browser.mjs';
import { add, enter, item, linkIs, tick, workIs } from '../e2e/support/packing.mjs';
import { signIn, startStack } from '../e2e/support/stack.mjs';

const PICTURE = path.resolve(import.meta.dirname, '../../docs/images/two-browsers.png');
const HEIGHT = 760;

const stack = await startStack();
const ann = await startBrowser({ viewport: { width: 860, height: HEIGHT } });
const ben = await startBrowser({ viewport: { width: 380, height: HEIGHT }, colorScheme: 'dark' });
try {
  const owner = await signIn(stack.url, 'ann');
  const { id: room } = await owner.post('/rooms', { kind: 'packing-list', title: 'A week at the sea', link: 'editor' });
  await fill(owner, room);
  const [hers, his] = [await ann.newPage(), await ben.newPage()];
  await enter(hers, stack.url, room, 'Ann');
  await enter(his, stack.url, room, 'Ben');
  await tick(hers, 'Sun hat');
  await workIs(hers, 'saved');
  await item(his, 'Sun hat').and(his.locator('[data-packed=true]')).waitFor();
  await ben.context.setOffline(true);
  await linkIs(his, 'offline');
  await tick(his, 'Swimsuit');
  await add(his, '2 towels', 'Clothes');
  await workIs(his, 'waiting');
  const shots = [await hers.screenshot(), await his.screenshot()];
  const page = await ann.newPage();
  await page.setViewportSize({ width: 860 + 380 + 72, height: HEIGHT + 48 });
  const frame = 'border-radius:14px;box-shadow:0 6px 30px #0004;display:block';
  const images = shots.map((shot) => `<img style="${frame}" src="data:image/png;base64,${shot.toString('base64')}">`).join('');
  await page.setContent(`<body style="margin:0;padding:24px;display:flex;gap:24px;background:#d9dfdc">${images}</body>`);
  mkdirSync(path.dirname(PICTURE), { recursive: true });
  await page.screenshot({ path: PICTURE });
} finally {
  await Promise.all([ann.close(), ben.close()]);
  await stack.stop();
}

function create(type, id, fields) {
  return { op: 'create', type, id, fields };
}

async function fill(owner, room) {
  const { epoch } = await owner.get(`/rooms/${room}`);
  await owner.post(`/rooms/${room}/clients`, { client: 'filler' });
  const items = [
    ['hat', { name: 'Sun hat', categoryId: 'clothes', bagId: 'blue', weight: 90 }],
    ['suit', { name: 'Swimsuit', quantity: 2, categoryId: 'clothes', bagId: 'blue', weight: 150 }],
    ['jacket', { name: 'Rain jacket', essential: true, categoryId: 'clothes', travelerId: 'mia', weight: 620 }],
    ['brush', { name: 'Toothbrush', essential: true, categoryId: 'bath', weight: 20 }],
    ['cream', { name: 'Sun cream', categoryId: 'bath', bagId: 'blue', weight: 210 }],
    ['tickets', { name: 'Train tickets', essential: true, packed: true }],
  ];
  await owner.post(`/rooms/${room}/updates`, {
    client: 'filler',
    epoch,
    mutations: [
      { n: 1, base: 1, ops: [create('category', 'clothes', { name: 'Clothes', position: 'a0' }), create('category', 'bath', { name: 'Bathroom', position: 'a1' }), create('bag', 'blue', { name: 'Blue bag', weightLimit: 8000, position: 'a0' }), create('traveler', 'mia', { name: 'Mia', position: 'a0' })] },
      { n: 2, base: 1, ops: items.map(([id, fields], index) => create('item', id, { ...fields, position: `a${index}` })) },
      { n: 3, base: 1, ops: [{ op: 'update', type: 'list', id: 'list', set: { destination: 'Rayong', startsOn: '2026-12-20', endsOn: '2026-12-27' } }] },
    ],
  });
}
