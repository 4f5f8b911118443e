// Takes the other work of a machine out of what Lighthouse has measured: what a page does counts with the time for which it was computed, which the
// trace tells of each task, not with the time for which it waited for a processor.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** In what Lighthouse has gathered into this folder, before it judges it. */
export function countCpuTime(folder) {
  const file = path.join(folder, 'defaultPass.trace.json');
  const trace = JSON.parse(readFileSync(file, 'utf8'));
  for (const events of byThread(trace.traceEvents).values()) shorten(events);
  trace.traceEvents.sort((a, b) => a.ts - b.ts);
  writeFileSync(file, JSON.stringify(trace));
}

/** What took its time, by the thread that did it, in the order in which it began. */
function byThread(events) {
  const threads = new Map();
  for (const event of events) {
    if (event.ph !== 'X') continue;
    const thread = `${event.pid} ${event.tid}`;
    if (!threads.has(thread)) threads.set(thread, []);
    threads.get(thread).push(event);
  }
  for (const all of threads.values()) all.sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  return threads;
}

/** Each task becomes as short as its computing was, and all that happened within it in proportion. */
function shorten(events) {
  let task = { from: 0, to: 0, share: 1 };
  for (const event of events) {
    const end = event.ts + event.dur;
    if (event.ts >= task.to && event.name.endsWith('RunTask') && event.tdur !== undefined && event.dur > 0) {
      task = { from: event.ts, to: end, share: Math.min(1, Math.max(1, event.tdur) / event.dur) };
    }
    if (event.ts >= task.to || end > task.to) continue;
    event.ts = Math.round(task.from + (event.ts - task.from) * task.share);
    event.dur = Math.round(event.dur * task.share);
  }
}
