// ./tandem bench profile [--json]: where the local stack computes while 20 people write into one room as fast as it goes; draws docs/figures/write-path-after.svg.
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import * as tandem from '../peers/clients/tandem.mjs';
import { Load } from '../peers/load.mjs';
import { ownFolder } from '../peers/process.mjs';
import { startStack } from './stack.mjs';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SHAPE = { name: 'profiled', rooms: 1, clients: 20, writers: 20, window: 8 };
const SECONDS = 15;

const folder = ownFolder('tandem-profile-');
const recording = path.join(folder, 'recording.jfr');
const flight = `-XX:StartFlightRecording=jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=5ms,settings=profile,filename=${recording}`;
const stack = await startStack(folder, { ...process.env, JAVA_TOOL_OPTIONS: flight });
const load = new Load(SHAPE);
await load.join(tandem, stack.where);
const perSecond = await load.closedLoop(SECONDS);
const cpu = stack.cpuSeconds();
load.close();
await stack.stop();
const drawn = execFileSync(path.join(ROOT, 'tandem'), ['bench', 'flame', recording, path.join(ROOT, 'docs/figures/write-path-after.svg'), '1 room, 20 people who write as fast as it goes: now'], { encoding: 'utf8' });
const measured = { bench: 'profile', machine: `${availableParallelism()} processors, ${process.arch}, Node ${process.versions.node}`, updates: load.completed, perSecond: Math.round(perSecond * 10) / 10, cpuSecondsPer1000: cpu && Math.round((cpu * 10_000) / load.completed) / 10, ...JSON.parse(drawn) };
console.log(process.argv.includes('--json') ? JSON.stringify(measured) : [`${measured.perSecond} updates/s, ${measured.cpuSecondsPer1000} s of processor for 1,000`, ...Object.entries(measured.owners).map(([owner, percent]) => `${owner.padEnd(18)}${percent} %`)].join('\n'));
process.exit(0); // sockets of clients that end by and by
