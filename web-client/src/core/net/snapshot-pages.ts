import { TandemError } from '../errors';
import { snapshotBody } from '../protocol/snapshot-body';
import * as z from '../protocol/shape';
import type { Reading, SnapshotBody } from './reading';
import type { Rest } from './rest';

const page = z.object({ ...snapshotBody.members, next: z.optional(z.string()) });
/** How often one begins again within one call, because a position was not kept long enough. */
const BEGINNINGS = 3;

/**
 * R14: a room part by part, all parts as of the position of the first. What was read stays in `reading` where a call fails, and the next
 * call for the same goes on from there; where that position is not served any more it begins again. `loaded` is told how many there are.
 */
export async function snapshotInPages(rest: Pick<Rest, 'call'>, href: string, reading: Reading, limit: number, loaded: (entities: number) => void): Promise<SnapshotBody> {
  const run = ++reading.run;
  if (reading.href !== href) begin(reading, href);
  for (let beginnings = 0; ; ) {
    const answer = await next(rest, reading, limit);
    // Somebody asked anew meanwhile, and goes on with what there is.
    if (reading.run !== run) throw new TandemError('offline');
    if (answer !== null && continues(reading, answer)) {
      reading.entities.push(...answer.entities);
      reading.first ??= answer;
      reading.after = answer.next;
      loaded(reading.entities.length);
      if (answer.next === undefined) return whole(reading, answer);
    } else if (++beginnings < BEGINNINGS) begin(reading, href);
    else throw new TandemError('resync');
  }
}

/** Null where the position is not served any more. */
async function next(rest: Pick<Rest, 'call'>, { href = '', after }: Reading, limit: number): Promise<z.Infer<typeof page> | null> {
  const from = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
  try {
    return await rest.call('GET', `${href}${href.includes('?') ? '&' : '?'}limit=${limit}${from}`, page);
  } catch (refusal) {
    // What cannot be read as `after` was of another version of the server.
    if (after !== undefined && refusal instanceof TandemError && (refusal.code === 'resync' || refusal.code === 'bad-message')) return null;
    throw refusal;
  }
}

function continues({ first }: Reading, { epoch, seq }: SnapshotBody): boolean {
  return first === undefined || (first.epoch === epoch && first.seq === seq);
}

function begin(reading: Reading, href: string): void {
  reading.href = href;
  reading.receipt = reading.now;
  reading.entities = [];
  delete reading.first;
  delete reading.after;
}

function whole(reading: Reading, { room, epoch, seq, digest }: SnapshotBody): SnapshotBody {
  const { entities } = reading;
  delete reading.href;
  reading.entities = [];
  return { room, epoch, seq, digest, entities };
}
