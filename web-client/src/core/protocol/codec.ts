import type { Mutation } from './messages';
import { reads } from './shape';
import { type ClientFrame, type ErrorFrame, type ServerFrame, serverFrame } from './frames';

/** A frame as read: `skip` for types of a later version (F3), `broken` for what no version says. */
export type Decoded = { readonly kind: 'frame'; readonly frame: ServerFrame } | { readonly kind: 'skip'; readonly type: string } | { readonly kind: 'broken'; readonly why: string };

export function decode(text: string): Decoded {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'broken', why: 'not JSON' };
  }
  if (typeof json !== 'object' || json === null) return { kind: 'broken', why: 'not an object' };
  if (!('type' in json)) return gateway(json);
  if (typeof json.type !== 'string') return { kind: 'broken', why: 'type is no string' };
  if (!serverFrame.tags.has(json.type)) return { kind: 'skip', type: json.type };
  const read = reads(serverFrame, json);
  if ('value' in read) return { kind: 'frame', frame: read.value };
  return { kind: 'broken', why: `${json.type}: ${read.mismatch.at.join('.')} is not ${read.mismatch.message}` };
}

/** E3: the gateway's own words for a function that failed. They name neither room nor request. */
function gateway(json: object): Decoded {
  if (!('message' in json) || !('requestId' in json)) return { kind: 'broken', why: 'no type' };
  const frame: ErrorFrame = { type: 'error', code: 'internal', then: 'retry' };
  return { kind: 'frame', frame };
}

export function encode(frame: ClientFrame): string {
  return JSON.stringify(frame);
}

const utf8 = new TextEncoder();

/** Size on the wire in bytes. */
export function bytes(text: string): number {
  return utf8.encode(text).length;
}

/** What a frame needs around its mutations: the longest names (F5), epoch and numbers there are. */
export const ENVELOPE_BYTES = 512;

/** Room that one mutation has in a frame of its own (U1). */
export function fits(mutation: Mutation, frameBytes: number): boolean {
  return bytes(JSON.stringify(mutation)) + ENVELOPE_BYTES <= frameBytes;
}

/** How many of the mutations, from the first on, go into one frame: at least one where there is one. */
export function batchLength(mutations: readonly Mutation[], limits: { batchMutations: number; frameBytes: number }): number {
  let size = ENVELOPE_BYTES;
  for (const [index, mutation] of mutations.entries()) {
    size += bytes(JSON.stringify(mutation)) + 1;
    if (index > 0 && (size > limits.frameBytes || index >= limits.batchMutations)) return index;
  }
  return mutations.length;
}
