// A party, and what its people do with it, by the names that a person reads.

const create = (type, id, fields) => ({ op: 'create', type, id, fields });

/** Fills a new room with a party that has something in every state. `days` from now the party is. */
export async function fillParty(owner, room, { language = 'en', cook, days = 6 } = {}) {
  const say = (english, thai) => (language === 'th' ? thai : english);
  const evening = new Date(Date.now() + days * 86_400_000).setHours(18, 0, 0, 0);
  const day = (offset) => new Date(evening + offset * 86_400_000).toISOString().slice(0, 10);
  const [curry, rice] = [say('Green curry', 'แกงเขียวหวานไก่'), say('Jasmine rice', 'ข้าวหอมมะลิ')];
  const [coconut, chicken, basil] = [say('Coconut milk', 'กะทิ'), say('Chicken', 'เนื้อไก่'), say('Thai basil', 'โหระพา')];
  const batches = [
    [
      { op: 'update', type: 'party', id: 'party', set: { date: day(0), place: say('At Nan’s, behind the house', 'บ้านน่าน หลังบ้าน'), notes: say('Bring a cushion to sit on.', 'อย่าลืมเอาเบาะรองนั่งมาด้วย') } },
      create('budget', 'food', { title: say('Food and drinks', 'อาหารและเครื่องดื่ม'), status: 'approved', guests: 12, total: 6000, eventDate: day(0), position: 'a1' }),
      create('budget', 'light', { title: say('Lanterns and music', 'โคมไฟและดนตรี'), status: 'proposed', total: 1500, position: 'a2' }),
      create('task', 'agree', { title: say('Agree on the budget', 'ตกลงเรื่องงบประมาณ'), status: 'done', assigneeRole: 'owner', budgetId: 'food', position: 'a1' }),
      create('task', 'hall', { title: say('Book the hall', 'จองสถานที่'), status: 'in_progress', assigneeRole: 'owner', due: day(-9), position: 'a2' }),
      create('task', 'invite', { title: say('Send the invitations', 'ส่งคำเชิญ'), status: 'blocked', assigneeRole: 'owner', dependsOn: ['hall'], due: day(-2), position: 'a3' }),
      create('task', 'shop', { title: say('Do the big shopping', 'ซื้อของรอบใหญ่'), status: 'todo', assigneeRole: 'logistics', dependsOn: ['agree'], budgetId: 'food', trigger: 'approved', due: day(-1), position: 'a4' }),
      create('task', 'cook', { title: say('Cook the curry', 'แกงเขียวหวาน'), status: 'blocked', assigneeRole: 'cook', dependsOn: ['shop'], budgetId: 'food', due: day(0), position: 'a5' }),
      create('task', 'hang', { title: say('Hang up the lanterns', 'แขวนโคมไฟ'), status: 'blocked', assigneeRole: 'logistics', budgetId: 'light', trigger: 'approved', due: day(0), notes: say('The ladder is at Pim’s.', 'บันไดอยู่ที่บ้านพิม'), position: 'a6' }),
      create('task', 'music', { title: say('Put together the music', 'จัดเพลย์ลิสต์'), status: 'todo', ...(cook && { assignee: cook }), position: 'a7' }),
    ],
    [
      create('schedule', 'curry', { dish: curry, servings: 12, startsAt: evening - 7_200_000, ...(cook && { cook }), budgetId: 'food', position: 'a1' }),
      create('schedule', 'rice', { dish: rice, servings: 12, startsAt: evening - 3_600_000, budgetId: 'food', position: 'a2' }),
      create('schedule', 'mango', { dish: say('Mango with sticky rice', 'ข้าวเหนียวมะม่วง'), servings: 8, startsAt: Date.now() - 1_200_000, status: 'cooking', position: 'a3' }),
      create('ingredient', 'i1', { scheduleId: 'curry', productId: 'coconut', name: coconut, quantity: 1.5, unit: 'l', position: 'a1' }),
      create('ingredient', 'i2', { scheduleId: 'curry', productId: 'chicken', name: chicken, quantity: 2, unit: 'kg', position: 'a2' }),
      create('ingredient', 'i3', { scheduleId: 'curry', productId: 'basil', name: basil, quantity: 3, unit: 'bunch', position: 'a3' }),
      create('ingredient', 'i4', { scheduleId: 'rice', productId: 'jasmine', name: rice, quantity: 1500, unit: 'g', position: 'a4' }),
      create('ingredient', 'i5', { scheduleId: 'mango', productId: 'coconut', name: coconut, quantity: 500, unit: 'ml', position: 'a5' }),
      create('shoppingItem', 's1', { productId: 'coconut', productName: coconut, unit: 'l', budgetIds: ['food'], position: 'a1' }),
      create('shoppingItem', 's2', { productId: 'chicken', productName: chicken, unit: 'kg', budgetIds: ['food'], purchaseNotes: say('From the market, not frozen.', 'ซื้อที่ตลาด ไม่เอาแช่แข็ง'), position: 'a2' }),
      create('shoppingItem', 's3', { productId: 'basil', productName: basil, unit: 'bunch', budgetIds: ['food'], position: 'a3' }),
      create('shoppingItem', 's4', { productId: 'jasmine', productName: rice, unit: 'kg', budgetIds: ['food'], position: 'a4' }),
      create('shoppingItem', 's5', { productId: 'lantern', productName: say('Paper lanterns', 'โคมกระดาษ'), requiredQuantity: 20, budgetIds: ['light'], position: 'a5' }),
      create('shoppingItem', 's6', { productId: 'ice', productName: say('Ice', 'น้ำแข็ง'), requiredQuantity: 2, unit: 'bag', budgetIds: ['food'], position: 'a6' }),
    ],
  ];
  await owner.post(`/rooms/${room}/clients`, { client: 'filler' });
  const send = async (n, ops) => {
    const { epoch, head } = await owner.get(`/rooms/${room}`);
    const answer = await owner.post(`/rooms/${room}/updates`, { client: 'filler', epoch, mutations: [{ n, base: head, ops }] });
    if (answer.outcomes.some(({ status }) => status !== 'applied')) throw new Error(JSON.stringify(answer.outcomes));
  };
  await send(1, batches[0]);
  await send(2, batches[1]);
  await send(3, [{ op: 'update', type: 'shoppingItem', id: 's4', set: { isPurchased: true } }, { op: 'update', type: 'shoppingItem', id: 's1', set: { isPurchased: true, purchasedQuantity: 1.5 } }]);
}

const named = (within, testId, name) => within.getByTestId(testId).filter({ has: within.locator('[data-part=open]').filter({ hasText: name }) });
export const column = (page, status) => page.locator(`[data-testid=column][data-status=${status}]`);
export const task = (within, title) => within.getByTestId('task').filter({ hasText: new RegExp(`^${title}`) });
export const dish = (page, name) => page.locator(`[data-testid=dish][aria-label="${name}"]`);
export const ingredient = (page, name) => named(page, 'ingredient', name);
export const shoppingItem = (page, name) => named(page, 'shopping-item', name);

/** Something stands in a part of the list, with how much of it is needed. */
export const partIs = (item, part, required) => item.and(item.page().locator(`[data-part-of=${part}]`)).getByTestId('required').getByText(required, { exact: true }).waitFor();

const read = {
  Overview: { budgets: (page) => page.getByTestId('budget').evaluateAll((all) => all.map((it) => `${it.getAttribute('aria-label')} ${it.querySelector('[data-status]').dataset.status}`)) },
  Tasks: { tasks: (page) => page.getByTestId('task').evaluateAll((all) => all.map((it) => `${it.querySelector('[data-part=open]').innerText.trim()} ${it.dataset.status}`)) },
  Cooking: { dishes: (page) => page.getByTestId('dish').evaluateAll((all) => all.map((it) => `${it.getAttribute('aria-label')} ${it.dataset.status}`)) },
  Shopping: { items: (page) => page.getByTestId('shopping-item').evaluateAll((all) => all.map((it) => `${it.querySelector('[data-part=open] span span').innerText.trim()} ${it.dataset.partOf} ${it.querySelector('[data-testid=required]').innerText}`)) },
};

async function partyOn(who) {
  const party = {};
  for (const [name, parts] of Object.entries(read)) {
    await who.view(name);
    for (const [part, rows] of Object.entries(parts)) party[part] = (await rows(who.page)).toSorted();
  }
  return party;
}

/** Waits until all people see the same party, and gives it. */
export async function agreeOnParty(people) {
  for (const deadline = Date.now() + 30_000; ; ) {
    const [first, ...others] = await Promise.all(people.map(partyOn));
    if (others.every((other) => JSON.stringify(other) === JSON.stringify(first))) return first;
    if (Date.now() > deadline) throw new Error(`they do not agree:\n${[first, ...others].map((party) => JSON.stringify(party)).join('\n')}`);
  }
}
