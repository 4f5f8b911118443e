// ./tandem bench sockets [--json] [--seconds N] [--cut]: the local stack from end to end, in a process of its own, over real sockets.
// --cut: only how soon everybody is back whose sockets were cut at once; not soon enough, or not with what everybody has, is a failure.
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import * as tandem from '../peers/clients/tandem.mjs';
import { Load, quantiles } from '../peers/load.mjs';
import { ownFolder } from '../peers/process.mjs';
import { everybody, large, missed, office, queued, rehearsal } from './away.mjs';
import { startStack } from './stack.mjs';

/** @type {(import('../peers/load.mjs').Shape & { perSecond: number })[]} */
const SHAPES = [
  { name: '1 room x 2, both write', rooms: 1, clients: 2, writers: 2, window: 8, perSecond: 20 },
  { name: '1 room x 20, all write', rooms: 1, clients: 20, writers: 20, window: 8, perSecond: 50 },
  { name: '1 room x 200, one writes', rooms: 1, clients: 200, writers: 1, window: 8, perSecond: 10 },
  { name: '20 rooms x 5, all write', rooms: 20, clients: 5, writers: 5, window: 2, perSecond: 100 },
];
const WARM_UP = SHAPES[1];
const BACK_WITHIN = 10_000;

const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, seconds: { type: 'string', default: '8' }, cut: { type: 'boolean' } } });
const seconds = Number(options.seconds);
if (!Number.isInteger(seconds) || seconds < 1) {
  console.error('tandem: bad-option: --seconds takes a whole number from 1.');
  process.exit(2);
}
const progress = (text) => console.error(text);
const sum = (figures) => figures.reduce((total, each) => total + each, 0);
const tenth = (figure) => Math.round(figure * 10) / 10;
const times = (figures) => Object.fromEntries(Object.entries(quantiles(figures)).map(([name, figure]) => [name, tenth(figure)]));

/** As fast as it goes: each writer waits for its acknowledgements. */
async function closedLoop(stack, shape) {
  const load = new Load(shape);
  await load.join(tandem, stack.where);
  const before = { cpu: stack.cpuSeconds(), at: performance.now(), positions: load.positions() };
  const perSecond = await load.closedLoop(seconds);
  const took = (performance.now() - before.at) / 1_000;
  const cpu = before.cpu === undefined ? undefined : stack.cpuSeconds() - before.cpu;
  const commits = sum(load.positions()) - sum(before.positions);
  load.close();
  return {
    updatesPerSecond: Math.round(perSecond),
    commitsPerSecond: Math.round(commits / took),
    deliveriesPerSecond: Math.round(load.deliveries.length / took),
    cpuSecondsPer1000: cpu === undefined ? undefined : tenth((cpu * 1_000) / load.completed),
    megabytes: stack.megabytes(),
    ack: times(load.acks),
    delivery: times(load.deliveries),
    lost: load.lost,
    doubled: load.doubled,
  };
}

/** So many a second, whatever comes back. */
async function fixedRate(stack, shape) {
  const load = new Load(shape);
  await load.join(tandem, stack.where);
  await load.fixedRate(shape.perSecond, seconds);
  load.close();
  return { perSecond: shape.perSecond, ack: times(load.acks), delivery: times(load.deliveries), lost: load.lost, doubled: load.doubled };
}

const stack = await startStack(ownFolder('tandem-sockets-'));
const shapes = [];
const away = {};
progress('warming up');
await closedLoop(stack, WARM_UP);
if (!options.cut) {
  for (const shape of SHAPES) {
    const measured = { shape: shape.name, closedLoop: await closedLoop(stack, shape), fixedRate: await fixedRate(stack, shape) };
    shapes.push(measured);
    progress(`${shape.name}: ${measured.closedLoop.updatesPerSecond} updates/s in ${measured.closedLoop.commitsPerSecond} commits/s; at ${shape.perSecond} updates/s delivered in ${measured.fixedRate.delivery.p50} ms at the median`);
  }
}
progress('warming up for those who come back');
await rehearsal(stack.where);
for (const [name, measure] of Object.entries(options.cut ? { everybody } : { missed, large, queued, office, everybody })) {
  away[name] = await measure(stack.where);
  progress(`${name}: ${JSON.stringify({ ...away[name], millis: Array.isArray(away[name].millis) ? times(away[name].millis) : away[name].millis })}`);
}
for (const [name, cut] of Object.entries(away).filter(([, { millis }]) => Array.isArray(millis))) away[name] = { ...cut, millis: { ...times(cut.millis), last: Math.max(...cut.millis) } };
await stack.stop();
const machine = `${availableParallelism()} processors, ${process.arch}, Node ${process.versions.node}`;
const last = away.everybody.millis.last;
console.log(options.json ? JSON.stringify({ bench: 'sockets', machine, seconds, shapes, away }) : table());
if (options.cut) progress(`load of the machine meanwhile: ${loadavg()[0].toFixed(1)}`);
process.exit(options.cut && (last > BACK_WITHIN || away.everybody.apart > 0) ? 1 : 0); // sockets of clients that end by and by

function table() {
  const three = ({ p50, p95, p99 }) => `${p50} / ${p95} / ${p99}`;
  const lines = [machine];
  for (const { shape, closedLoop: fast, fixedRate: calm } of shapes) {
    lines.push(
      '',
      shape,
      `  as fast as it goes  ${fast.updatesPerSecond} updates/s in ${fast.commitsPerSecond} commits/s, ${fast.deliveriesPerSecond} deliveries/s; ${fast.cpuSecondsPer1000 ?? '?'} s of processor for 1,000 updates, ${fast.megabytes ?? '?'} MB`,
      `                      acknowledged in ${three(fast.ack)} ms, delivered in ${three(fast.delivery)} ms (p50 / p95 / p99)`,
      `  ${String(calm.perSecond).padStart(3)} updates/s       acknowledged in ${three(calm.ack)} ms, delivered in ${three(calm.delivery)} ms`,
      `  not delivered ${fast.lost + calm.lost}, twice ${fast.doubled + calm.doubled}`,
    );
  }
  if (!options.cut) lines.push(
    '',
    `${away.missed.changes} missed changes       ${away.missed.millis} ms, ${away.missed.perSecond} a second`,
    `a room of ${away.large.entities} entities  ${away.large.millis} ms`,
    `${away.queued.mutations} queued mutations    ${away.queued.millis} ms, ${away.queued.applied} applied`,
  );
  if (!options.cut) lines.push(`${away.office.sockets} sockets cut at once    all caught up in ${away.office.millis.last} ms (${three(away.office.millis)}), ${away.office.apart} of them with something else than the rest`);
  lines.push(`${away.everybody.sockets} sockets cut at once  all caught up in ${last} ms (${three(away.everybody.millis)}), ${away.everybody.apart} of them with something else than the rest`);
  return lines.join('\n');
}
