// ./tandem bench peers [--json] [--seconds N] [--rounds N]: Tandem and other servers under one load, on one machine, in one run.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Load, numberOf, quantiles } from './load.mjs';
import { startPostgres } from './postgres.mjs';
import { ownFolder, startProcess } from './process.mjs';
import { json, table } from './report.mjs';

const here = import.meta.dirname;
const TANDEM = path.resolve(here, '../../../tandem');

/** @type {import('./load.mjs').Shape[]} */
const SHAPES = [
  { name: '1 room x 20, all write', rooms: 1, clients: 20, writers: 20, window: 8, perSecond: 50 },
  { name: '20 rooms x 5, all write', rooms: 20, clients: 5, writers: 5, window: 2, perSecond: 100 },
  { name: '1 room x 200, one writes', rooms: 1, clients: 200, writers: 1, window: 8, perSecond: 10 },
];
const KILLED = { name: 'killed', rooms: 1, clients: 5, writers: 5, window: 4 };

/** Each starts on a folder of its own and, started again, finds what it kept there. */
const node = (file, ...args) => startProcess(process.execPath, [path.join(here, 'servers', file), ...args]);
const SERVERS = {
  'Tandem': { client: 'tandem', keeps: 'DynamoDB Local, on disk', start: ({ folder }) => startProcess(TANDEM, ['up', '--port', '0', '--data', path.join(folder, 'tandem')]) },
  'ShareDB': { client: 'sharedb', keeps: 'PostgreSQL', start: ({ postgres }) => node('sharedb.mjs', postgres.url) },
  'Hocuspocus': { client: 'hocuspocus', keeps: 'PostgreSQL, some seconds later', start: ({ postgres }) => node('hocuspocus.mjs', postgres.url) },
  'relay': { client: 'relay', keeps: 'nothing', start: () => node('relay.mjs') },
};

const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, seconds: { type: 'string', default: '5' }, rounds: { type: 'string', default: '3' }, only: { type: 'string', multiple: true } } });
const [seconds, rounds] = [options.seconds, options.rounds].map(Number);
if (![seconds, rounds].every((number) => Number.isInteger(number) && number > 0)) {
  console.error('tandem: bad-option: --seconds and --rounds take whole numbers from 1.');
  process.exit(2);
}
const progress = (text) => console.error(text);

/** One server under one shape: as fast as it goes, then at a modest rate. */
async function measure(server, url, shape) {
  const adapter = await import(`./clients/${server.client}.mjs`);
  const fast = new Load(shape);
  await fast.join(adapter, url);
  const perSecond = await fast.closedLoop(seconds);
  fast.close();
  const calm = new Load(shape);
  await calm.join(adapter, url);
  await calm.fixedRate(shape.perSecond, seconds);
  calm.close();
  return { perSecond, acks: calm.acks, deliveries: calm.deliveries, lost: fast.lost + calm.lost, doubled: fast.doubled + calm.doubled, sent: fast.sent + calm.sent };
}

/** Killed in the middle of work and started again on what it kept: acknowledged updates that are gone. */
async function killed(server, places) {
  if (server.client === 'relay') return { acknowledged: 0, lost: 0 };
  const adapter = await import(`./clients/${server.client}.mjs`);
  let room;
  const first = await server.start(places);
  const load = new Load(KILLED);
  await load.join({ ...adapter, rooms: async (...asked) => ([room] = await adapter.rooms(...asked)) && [room] }, first.where);
  const acknowledged = new Map();
  load.hammer(acknowledged);
  await new Promise((worked) => setTimeout(worked, seconds * 1_000)); // the work that is interrupted
  await first.kill();
  const told = load.acks.length;
  load.close();
  const again = await server.start(places);
  const reader = await adapter.join({ url: again.where, room, onDelivered: () => {} });
  const state = reader.state();
  const lost = [...acknowledged].filter(([slot, no]) => numberOf(state.get(slot)) < no).length;
  reader.close();
  await again.stop();
  return { acknowledged: told, entities: acknowledged.size, lost };
}

const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];

function merged(all) {
  const [acks, deliveries] = ['acks', 'deliveries'].map((which) => all.flatMap((each) => each[which]));
  const sum = (which) => all.reduce((total, each) => total + each[which], 0);
  return { perSecond: median(all.map(({ perSecond }) => perSecond)), ack: quantiles(acks), delivery: quantiles(deliveries), sent: sum('sent'), lost: sum('lost'), doubled: sum('doubled') };
}

const folder = ownFolder('tandem-peers-');
const postgres = await startPostgres();
if (postgres === undefined) progress('PostgreSQL is not installed: ShareDB and Hocuspocus are left out.');
const places = { folder, postgres };
const servers = Object.entries(SERVERS).filter(([name, { start }]) => (postgres !== undefined || start.length === 0 || name === 'Tandem') && (options.only === undefined || options.only.includes(name)));
const results = [];
try {
  for (const [name, server] of servers) results.push({ name, keeps: server.keeps, rounds: SHAPES.map(() => []), killed: (progress(`${name}: killed in the middle of work`), await killed(server, places)) });
  for (let round = 1; round <= rounds; round++) {
    for (const [no, [name, server]] of servers.entries()) {
      const running = await server.start(places);
      for (const [at, shape] of SHAPES.entries()) {
        const figures = await measure(server, running.where, shape);
        progress(`round ${round} of ${rounds}: ${name}, ${shape.name}: ${Math.round(figures.perSecond)} updates/s that reached everybody`);
        results[no].rounds[at].push(figures);
      }
      await running.stop();
    }
  }
} finally {
  await postgres?.stop();
}
const measured = {
  machine: `${availableParallelism()} processors, ${process.arch}, Node ${process.versions.node}`,
  seconds,
  rounds,
  shapes: SHAPES,
  servers: results.map(({ name, keeps, rounds: all, killed: crash }) => ({ name, keeps, killed: crash, shapes: all.map(merged) })),
};
console.log(options.json ? JSON.stringify(json(measured)) : table(measured));
process.exit(0); // what the clients of others leave open
