// A stock as people have it, put into a room over REST, and what a person does with it.

const create = (type, id, fields) => ({ op: 'create', type, id, fields });

/** Items `item-0` … with codes `SKU-00000` …; `fields` gives what else each has. */
export const items = (count, fields = () => ({})) =>
  Array.from({ length: count }, (_, i) => create('stockItem', `item-${i}`, { sku: `SKU-${String(i).padStart(5, '0')}`, name: `Thing ${i}`, onHand: 10, location: `A-${String(i % 40).padStart(2, '0')}`, ...fields(i) }));

/** Applies operations in mutations that the protocol takes, at once as many as one commit holds. */
export async function fill(person, room, ops) {
  const { epoch } = await person.get(`/rooms/${room}`);
  const client = `filler-${crypto.randomUUID().slice(0, 8)}`;
  await person.post(`/rooms/${room}/clients`, { client });
  const mutations = [];
  for (let i = 0; i < ops.length; i += 25) mutations.push({ n: mutations.length + 1, base: 1, ops: ops.slice(i, i + 25) });
  for (let i = 0; i < mutations.length; i += 3) {
    const { outcomes } = await person.post(`/rooms/${room}/updates`, { client, epoch, mutations: mutations.slice(i, i + 3) });
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw new Error(`not applied: ${JSON.stringify(outcome)}`);
  }
}

export const stockRow = (page, name) => page.getByTestId('stock-item').filter({ has: page.getByText(name, { exact: true }) });
