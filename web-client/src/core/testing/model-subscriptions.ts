import { type Filter, matches, selects, takesType } from '../collaboration/filter';
import type { Change, Commit, Entity } from '../protocol/messages';
import { digestOf } from '../replica/digest-of';
import type { ModelRoom } from './model-room';
import type { Random } from './random';

/** V2, V3 on the wire. */
type Part = { readonly skip: readonly [number, number] } | object;

const key = ({ type, id }: { readonly type: string; readonly id: string }) => `${type}/${id}`;

/** V5: the same for the same filter. */
export function markOf(filter: Filter): string {
  return digestOf([{ type: 'filter', id: JSON.stringify(filter), seq: 0 }]);
}

/** What commits are to a client that sees the room through a filter. */
export function excerpts(room: ModelRoom, filter: Filter, client: string, commits: readonly Commit[], random: Random): Part[] {
  const parts: Part[] = [];
  for (const commit of commits) {
    const part = excerpt(room, filter, client, commit, random);
    const last = parts.at(-1);
    if (part === null && last !== undefined && 'skip' in last) parts[parts.length - 1] = { skip: [last.skip[0], commit.seq] };
    else parts.push(part ?? { skip: [commit.seq, commit.seq] });
  }
  return parts;
}

function excerpt(room: ModelRoom, filter: Filter, client: string, commit: Commit, random: Random): object | null {
  const own = commit.by.client === client;
  const changes = commit.changes.flatMap((change): object[] => {
    if (!takesType(filter, change.type)) return [];
    return selects(filter, change.type) ? moved(room, filter, change, commit.seq, random) : [change];
  });
  if (changes.length === 0 && !own) return null;
  const { rejected, ...rest } = commit;
  const partial = changes.length < commit.changes.length || (rejected !== undefined && !own);
  return { ...rest, changes, ...(own && rejected !== undefined && { rejected }), ...(partial && { partial }) };
}

/** V3: a version that a later commit replaces may be left out; that something does not match any more is always told. */
function moved(room: ModelRoom, filter: Filter, { type, id }: Change, seq: number, random: Random): object[] {
  const [before, after] = [room.states[seq - 1]?.get(key({ type, id })), room.states[seq]?.get(key({ type, id }))];
  if (after === undefined || !matches(filter, after)) {
    const matched = before !== undefined && matches(filter, before);
    return matched || random.chance(0.1) ? [{ op: 'leave', type, id }] : [];
  }
  const replaced = room.since(seq).some(({ changes }) => changes.some((change) => change.type === type && change.id === id));
  return replaced && random.chance(0.9) ? [] : [{ op: 'enter', entity: after }];
}

/** What a filter shows now. */
export function shown(room: ModelRoom, filter: Filter | null): Entity[] {
  return room.entities().filter((entity) => filter === null || matches(filter, entity));
}

/** V4: what another filter shows beyond what one showed at `since`. */
export function difference(room: ModelRoom, filter: Filter | null, from: Filter | null, since: number): { readonly entities: readonly Entity[]; readonly gone: readonly object[] } {
  const before = room.states[since] ?? new Map<string, Entity>();
  const had = (entity: Entity) => {
    const then = before.get(key(entity));
    return then !== undefined && (from === null || matches(from, then)) && entity.seq <= since;
  };
  const now = new Map(shown(room, filter).map((entity) => [key(entity), entity]));
  const touched = room.since(since).flatMap(({ changes }) => changes.map(({ type, id }) => ({ type, id })));
  const gone = new Map(touched.filter((each) => !now.has(key(each))).map((each) => [key(each), each]));
  return { entities: [...now.values()].filter((entity) => !had(entity)), gone: [...gone.values()] };
}
