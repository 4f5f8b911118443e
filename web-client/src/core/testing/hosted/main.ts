// Plays the pages of worlds whose time is not ours: reads a call a line, lets all that follows from it happen, and answers with what the pages ask for
// and how they stand now. ./tandem simulate --client typescript runs it.
import { readSync, writeSync } from 'node:fs';
import { settled } from '../fake-clock';
import { loaded } from '../loaded';
import type { Host } from './host';
import type { Setting } from './page';
import { HostedPages } from './pages';

type Call = readonly [name: string, now: number, ...args: unknown[]];

const INPUT = 0;
const OUTPUT = 1;
let now = 0;
let asked: unknown[][] = [];
const world: { pages: HostedPages | null } = { pages: null };

const ask = (what: string) => (...args: readonly unknown[]) => void asked.push([what, ...args]);
const host: Host = {
  now: () => now,
  after: ask('after'),
  cancel: ask('cancel'),
  open: ask('open'),
  send: ask('send'),
  close: ask('close'),
  fetch: ask('fetch'),
  kept: ask('kept'),
  numbered: ask('numbered'),
  setAside: ask('setAside'),
  claimed: ask('claimed'),
  report: ask('report'),
};

const buffer = Buffer.alloc(1 << 16);
let rest = Buffer.alloc(0);

/** Null where nobody calls any more. */
function line(): string | null {
  for (;;) {
    const end = rest.indexOf(10);
    if (end >= 0) {
      const text = rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
      return text;
    }
    const read = readSync(INPUT, buffer);
    if (read === 0) return null;
    rest = Buffer.concat([rest, buffer.subarray(0, read)]);
  }
}

function say(text: string): void {
  const bytes = Buffer.from(`${text}\n`);
  for (let done = 0; done < bytes.length; ) done += writeSync(OUTPUT, bytes, done);
}

function obey([name, at, ...args]: Call): unknown {
  now = at;
  if (name === 'begin') {
    const [seed, setting] = args as [number, Setting];
    world.pages = new HostedPages(host, seed, setting);
    return null;
  }
  const method = (world.pages as unknown as Record<string, ((...given: readonly unknown[]) => unknown) | undefined>)[name];
  if (method === undefined) throw new Error(`nobody knows ${name}`);
  return method.apply(world.pages, [...args]);
}

await loaded;
for (let text = line(); text !== null; text = line()) {
  const answer = obey(JSON.parse(text) as Call);
  await settled();
  say(JSON.stringify({ answer: answer ?? null, asked, pages: world.pages?.changes() ?? [] }));
  asked = [];
}
