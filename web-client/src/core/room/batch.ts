import { batchLength } from '../protocol/codec';
import type { Mutation } from '../protocol/messages';
import { asMutation, type Entry } from './entry';

/** Up to 25 numbered mutations of one client, on their way. */
export interface Batch {
  readonly client: string;
  readonly entries: readonly Entry[];
  readonly mutations: readonly Mutation[];
}

/** The first of these that go into one frame; null where there is none. */
export function batch(entries: readonly Entry[], size: { frameBytes: number; batchMutations: number }): Batch | null {
  const numbered = entries.flatMap((entry) => (entry.sent === null ? [] : [{ entry, sent: entry.sent }]));
  const mutations = numbered.map(({ entry, sent }) => asMutation(entry, sent.n));
  const length = batchLength(mutations, size);
  const client = numbered[0]?.sent.client;
  if (client === undefined) return null;
  return { client, entries: entries.slice(0, length), mutations: mutations.slice(0, length) };
}
