import { Digest } from './digest';

/** The digest of a state that comes without one. */
export function digestOf(entities: Iterable<{ readonly type: string; readonly id: string; readonly seq: number }>): string {
  const digest = new Digest();
  for (const { type, id, seq } of entities) digest.toggle(type, id, seq);
  return digest.toString();
}
