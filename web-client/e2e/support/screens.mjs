// Every screen of the app, as one walk of a person through it: what looks at all screens follows it, and a new screen is a new step here.
import { linkIs, opened, workIs } from './packing.mjs';
import { comeIn, fillWorld, people } from './world.mjs';

const closed = (sheet) => sheet.waitFor({ state: 'hidden' });

async function escape(page, sheet) {
  await page.keyboard.press('Escape');
  await closed(sheet);
}

/**
 * Walks through the app on a page of nobody, and yields the name of each screen while the page shows it. Who takes a step may
 * change the size and the theme of the page, as long as a desktop's size is there again for the next one.
 */
export async function* screens(page, url, language) {
  const world = await people(url, language);
  await page.goto(url);
  await page.locator('main svg.lucide-log-in').waitFor();
  yield 'sign-in';
  await comeIn(page, url, world);
  await page.getByTestId('empty').waitFor();
  yield 'home-empty';
  const all = { ...world, ...(await fillWorld(page, world)) };
  yield* home(page, all);
  yield* packing(page, all);
  yield* together(page, all);
  yield* party(page, all);
  yield* orders(page, all);
  yield* inventory(page, all);
  yield* ways(page, all);
}

async function* home(page, { url }) {
  await page.goto(url);
  await page.getByTestId('room-card').nth(4).waitFor();
  yield 'home';
  await page.locator('main').getByRole('button').filter({ has: page.locator('svg.lucide-ellipsis-vertical') }).first().click();
  await page.getByRole('menu').waitFor();
  yield 'home-menu';
  await escape(page, page.getByRole('menu'));
  await page.goto(`${url}/?open=create`);
  await page.getByTestId('create-room').locator('fieldset').nth(1).waitFor();
  yield 'create';
  await page.goto(`${url}/?open=import`);
  await page.getByTestId('import-room').waitFor();
  yield 'import';
  await page.goto(url);
  await page.getByTestId('palette-button').click();
  await page.getByRole('option').first().waitFor();
  yield 'palette';
  await escape(page, page.getByTestId('palette'));
  await page.keyboard.press('?');
  await page.getByTestId('shortcuts').waitFor();
  yield 'shortcuts';
  await escape(page, page.getByTestId('shortcuts'));
  await page.getByTestId('bell').click();
  await page.getByTestId('notification').first().waitFor();
  yield 'inbox';
  await escape(page, page.getByTestId('inbox'));
  await page.getByTestId('account').click();
  await page.getByTestId('account-sheet').waitFor();
  yield 'account';
  await page.goto(`${url}/settings`);
  await page.getByTestId('device-rooms').waitFor();
  yield 'settings';
}

async function* packing(page, { url, rooms, item }) {
  const at = async (search, room = rooms['packing-list']) => {
    await page.goto(`${url}/rooms/${room}${search}`);
    await opened(page);
    await workIs(page, 'saved');
  };
  await at('', rooms.empty);
  await page.getByTestId('empty-list').waitFor();
  yield 'packing-empty';
  for (const view of ['category', 'bag', 'traveler']) {
    await at(`?view=${view}`);
    await page.getByTestId('item').first().waitFor();
    yield `packing-${view}`;
  }
  await page.getByRole('button').filter({ has: page.locator('svg.lucide-list-checks') }).click();
  await page.getByTestId('item').nth(1).locator('[data-part=tick]').check();
  await page.locator('.bottom-bar').waitFor();
  yield 'packing-select';
  await at(`?at=item/${item}`);
  await page.getByTestId('item-sheet').waitFor();
  yield 'packing-item';
}

/** Status, share and the panel are the same in every room. */
async function* together(page, { url, rooms, item }) {
  const list = `${url}/rooms/${rooms['packing-list']}`;
  await page.goto(list);
  await opened(page);
  await page.context().setOffline(true);
  await linkIs(page, 'offline');
  await page.getByTestId('item').nth(2).locator('[data-part=tick]').click();
  await workIs(page, 'waiting');
  await page.getByTestId('banner').waitFor();
  yield 'offline';
  await page.getByTestId('work-state').first().click();
  await page.getByTestId('status-sheet').getByTestId('outbox').waitFor();
  yield 'status-offline';
  await escape(page, page.getByTestId('status-sheet'));
  await page.context().setOffline(false);
  await workIs(page, 'saved');
  await linkIs(page, 'online');
  await page.getByTestId('link-state').first().click();
  await page.getByTestId('status-sheet').waitFor();
  yield 'status';
  await page.getByTestId('open-performance').click();
  await page.getByTestId('performance').getByTestId('score').waitFor();
  yield 'performance';

  await page.goto(list);
  await opened(page);
  await page.locator('header').getByRole('button').filter({ has: page.locator('svg.lucide-user-plus') }).click();
  const share = page.getByTestId('share-sheet');
  await share.getByTestId('pending').first().waitFor();
  yield 'share';
  await share.getByRole('tab').nth(1).click();
  await share.locator('summary').click();
  await share.locator('form').first().locator('button[type=submit]').click();
  await share.getByTestId('invitation-link').waitFor();
  yield 'share-link';
  await escape(page, share);
  for (const tab of ['people', 'comments', 'history', 'conflicts']) {
    await page.goto(`${list}?panel=${tab}`);
    await page.getByTestId('panel').getByRole('tab', { selected: true }).waitFor();
    await page.getByTestId({ people: 'person', comments: 'thread', history: 'activity', conflicts: 'panel' }[tab]).first().waitFor();
    yield `panel-${tab}`;
  }
  await page.goto(`${list}?panel=comments&on=item/${item}`);
  await page.getByTestId('panel-about').waitFor();
  yield 'panel-item';
}

async function* party(page, { url, rooms }) {
  yield* workspace(page, `${url}/rooms/${rooms['party-budget']}`, 'party', ['overview', 'tasks', 'cooking', 'shopping'], {
    overview: 'budget',
    tasks: 'task',
    cooking: 'dish',
    shopping: 'shopping-item',
  });
}

async function* orders(page, { url, rooms }) {
  yield* workspace(page, `${url}/rooms/${rooms.orders}`, 'orders', ['orders', 'customers', 'prices', 'stock'], { customers: 'customer', prices: 'rule', stock: 'stock' });
  await page.goto(`${url}/rooms/${rooms.orders}`);
  await page.getByTestId('order').first().locator('[data-part=open]').click();
  await page.getByTestId('order-page').getByTestId('lock-bar').waitFor();
  yield 'orders-order';
  await page.getByTestId('lock-bar').getByRole('button').first().click();
  await page.locator('[data-testid=lock-bar][data-state=held]').waitFor();
  yield 'orders-edit';
  await page.getByTestId('goods').fill('C');
  await page.getByRole('option').first().waitFor();
  yield 'orders-goods';
}

async function* inventory(page, { url, rooms }) {
  const store = `${url}/rooms/${rooms.inventory}`;
  yield* workspace(page, store, 'inventory', ['stock', 'low', 'count', 'reservations'], { stock: 'stock-item', low: 'stock-item' });
  await page.goto(`${store}?panel=conflicts`);
  await page.getByTestId('conflict').waitFor();
  yield 'inventory-panel';
  await page.getByTestId('conflict').getByRole('button').first().click();
  await page.getByTestId('conflict-dialog').waitFor();
  yield 'conflict';
  await page.goto(store);
  await page.getByTestId('stock-item').first().locator('[data-part=adjust]').click();
  await page.getByTestId('adjust-sheet').waitFor();
  yield 'inventory-adjust';
}

/** Every view of a workspace, and of each what opens first in it. */
async function* workspace(page, address, name, views, opens) {
  for (const view of views) {
    await page.goto(`${address}?view=${view}`);
    await opened(page);
    await page.getByRole('tabpanel').first().waitFor();
    yield `${name}-${view}`;
    if (opens[view] === undefined) continue;
    await page.getByTestId(opens[view]).first().locator('[data-part=open]').first().click();
    await page.getByRole('dialog').waitFor();
    yield `${name}-${view}-open`;
  }
}

/** Into a room, and out of it. */
async function* ways(page, { url, rooms, name, winter, invitation, ann, ben }) {
  const { id } = await ben.post('/rooms', { kind: 'packing-list', title: winter });
  const { url: link } = await ben.post(`/rooms/${id}/invitations`, { role: 'viewer', message: invitation });
  await page.goto(link);
  await page.getByTestId('invitation').waitFor();
  yield 'invitation';
  await page.goto(`${url}/invite#inv_${rooms.orders}.${'x'.repeat(43)}`);
  await page.getByTestId('invitation-problem').waitFor();
  yield 'invitation-problem';
  await page.goto(`${url}/nowhere`);
  await page.getByTestId('not-found').waitFor();
  yield 'not-found';
  await page.goto(`${url}/rooms/${'0'.repeat(20)}`);
  await page.getByTestId('not-a-member').or(page.getByTestId('refused')).waitFor();
  yield 'not-a-member';
  await ben.put(`/rooms/${id}/members/${ann.user}`, { role: 'viewer', name });
  await page.goto(`${url}/rooms/${id}`);
  await page.getByTestId('view-only').waitFor();
  await workIs(page, 'saved');
  yield 'viewer';
  await ben.delete(`/rooms/${id}/members/${ann.user}`);
  await page.getByTestId('removed').waitFor();
  yield 'removed';
}
