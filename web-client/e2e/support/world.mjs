// What the screens show: the rooms of two people, in the language that they speak. Made as people make it where only the app knows how, else over REST.
import { opened, workIs } from './packing.mjs';
import { signInAs } from './sign-in.mjs';
import { signIn } from './stack.mjs';

const KINDS = ['packing-list', 'party-budget', 'orders', 'inventory'];

const words = {
  en: {
    ann: 'Ann',
    ben: 'Ben',
    'packing-list': 'A week at the sea',
    'party-budget': 'Grandmother’s 80th birthday',
    orders: 'Coffee from Doi Chang',
    inventory: 'Main store by the river',
    empty: 'Ski weekend',
    winter: 'Winter in the mountains',
    question: 'Do we need two of these? The hotel has some, says @Ann.',
    answer: 'One is enough.',
    invitation: 'Come along, it will be fun.',
  },
  th: {
    ann: 'แอน',
    ben: 'เบน',
    'packing-list': 'เที่ยวทะเลหนึ่งสัปดาห์กับครอบครัว',
    'party-budget': 'งานวันเกิดครบรอบ 80 ปีของคุณยาย',
    orders: 'กาแฟดอยช้างจากเชียงราย',
    inventory: 'คลังสินค้าหลักริมแม่น้ำ',
    empty: 'สกีสุดสัปดาห์',
    winter: 'ปีใหม่บนดอย',
    question: 'ต้องใช้สองอันไหม @แอน บอกว่าที่โรงแรมมีให้แล้ว',
    answer: 'เอาอันเดียวก็พอ',
    invitation: 'มาด้วยกันนะ สนุกแน่',
  },
};

/** Signs Ann in on the page, in whatever language. */
export async function comeIn(page, url, { ann, name }) {
  await page.goto(url);
  await signInAs(page, name, ann.user);
  await page.getByTestId('account').waitFor(); // who leaves earlier is not signed in
}

/** A room with something to try in it, by the home page; answers its id. */
export async function makeRoom(page, url, kind, title) {
  await page.goto(`${url}/?open=create`);
  const sheet = page.getByTestId('create-room');
  await sheet.locator(`input[type=radio][value="${kind}"]`).check();
  await sheet.locator('input[type=text], input:not([type])').first().fill(title);
  await sheet.locator('input[type=radio][value^=sample]').check();
  await sheet.locator('button[type=submit]').click();
  await opened(page);
  await workIs(page, 'saved');
  return new URL(page.url()).pathname.split('/')[2];
}

/** Ann and Ben, before there is anything of them. */
export async function people(url, language) {
  const { ann, ben, winter, invitation } = words[language];
  return { url, language, name: ann, winter, invitation, ann: await signIn(url, `ann.${language}`, ann), ben: await signIn(url, `${language}.ben`, ben) };
}

/** Applies operations as this person, who saw the room up to `base`. */
async function does(person, room, ops, base) {
  const { epoch, head } = await person.get(`/rooms/${room}`);
  const client = `world-${crypto.randomUUID().slice(0, 8)}`;
  await person.post(`/rooms/${room}/clients`, { client });
  const { outcomes } = await person.post(`/rooms/${room}/updates`, { client, epoch, mutations: [{ n: 1, base: base ?? head, ops }] });
  if (outcomes.some(({ status }) => status === 'rejected')) throw new Error(`not applied: ${JSON.stringify(outcomes)}`);
}

/** Fills the world of {@link people}: Ann is signed in on the page. */
export async function fillWorld(page, { url, language, ann, ben }) {
  const say = words[language];
  const rooms = {};
  for (const kind of KINDS) {
    rooms[kind] = await makeRoom(page, url, kind, say[kind]);
    await ann.put(`/rooms/${rooms[kind]}/members/${ben.user}`, { role: 'editor', name: say.ben });
  }
  const list = rooms['packing-list'];
  ({ id: rooms.empty } = await ann.post('/rooms', { kind: 'packing-list', title: say.empty, link: 'editor' }));
  await ann.post(`/rooms/${list}/invitations`, { role: 'viewer', email: 'a.friend.with.a.long.name@example.com', message: say.invitation });

  const { entities } = await ann.get(`/rooms/${list}/snapshot`);
  const item = entities.find(({ type, fields }) => type === 'item' && fields.packed !== true).id;
  const thread = { op: 'create', type: 'comment', id: 'question', fields: { onType: 'item', onId: item, text: say.question, mentions: [ann.user] } };
  await does(ben, list, [thread]);
  await does(ann, list, [{ op: 'create', type: 'comment', id: 'answer', fields: { onType: 'item', onId: item, thread: 'question', text: say.answer } }]);
  await does(ben, list, [{ op: 'update', type: 'item', id: item, set: { quantity: 2, notes: say.answer } }]);

  // Both change one price, having seen the same: nobody but a person can decide that.
  const stock = await ann.get(`/rooms/${rooms.inventory}/snapshot`);
  const paint = stock.entities.find(({ type, fields }) => type === 'stockItem' && fields.sku === 'PNT-0501').id;
  const { head } = await ann.get(`/rooms/${rooms.inventory}`);
  await does(ben, rooms.inventory, [{ op: 'update', type: 'stockItem', id: paint, set: { unitCost: 715 } }], head);
  await does(ann, rooms.inventory, [{ op: 'update', type: 'stockItem', id: paint, set: { unitCost: 699 } }], head);
  return { rooms, item };
}
