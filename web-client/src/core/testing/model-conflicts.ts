import type { KindModel } from '../kinds/model';
import type { Change, Commit, Entity, Fields, Op, Value } from '../protocol/messages';
import { sameValue } from '../replica/same';

/** Who writes, and what they had seen. */
export interface Writer {
  readonly user: string;
  readonly client: string;
  readonly base: number;
  readonly now: number;
}

const of = (entities: Iterable<Entity>) => [...entities].filter(({ type }) => type === 'conflict');

/** M1, M2: the fields of a plain write that another client changed since `base`, to something else. */
export function contested(kind: KindModel, log: readonly Commit[], entity: Entity, wanted: Fields, { client, base }: Writer): string[] {
  const wrote = (change: Change, name: string) => change.type === entity.type && change.id === entity.id && Object.hasOwn(change.op === 'create' ? change.fields : change.op === 'update' ? change.set : {}, name);
  const others = log.filter(({ seq, by }) => seq > base && by.client !== client);
  return Object.keys(wanted).filter((name) => kind.merge(entity.type, name) === 'manual' && !sameValue(entity.fields[name], wanted[name]) && others.some(({ changes }) => changes.some((change) => wrote(change, name))));
}

/** K1: the record of a wish that could not be written; of one person about one field there is one. */
export function disagreement(entities: Iterable<Entity>, id: string, entity: Entity, field: string, mine: Value, { user, now }: Writer): Change {
  const { type: onType, id: onId } = entity;
  const known = of(entities).find(({ fields }) => fields.onType === onType && fields.onId === onId && fields.field === field && fields.mineBy === user);
  if (known !== undefined) return { op: 'update', type: 'conflict', id: known.id, set: { mine, mineAt: now }, was: { mine: known.fields.mine ?? null, mineAt: known.fields.mineAt ?? null } };
  const stamp = entity.stamps[entity.fseq[field] ?? 0];
  return { op: 'create', type: 'conflict', id, fields: { onType, onId, field, mine, theirs: entity.fields[field] ?? null, mineBy: user, mineAt: now, theirsBy: stamp?.by ?? '', theirsAt: stamp?.at ?? 0 } };
}

/** K2: what conflicts are after their fields changed. */
export function rebased(entities: ReadonlyMap<string, Entity>, { user, now }: Writer): Change[] {
  return of(entities.values()).flatMap((conflict): Change[] => {
    const { onType, onId, field, mine = null, theirs = null } = conflict.fields;
    const about = entities.get(`${String(onType)}/${String(onId)}`);
    const stands = about?.fields[String(field)] ?? null;
    if (about === undefined || sameValue(stands, mine)) return [{ op: 'delete', type: 'conflict', id: conflict.id, was: conflict.fields }];
    return sameValue(stands, theirs) ? [] : [{ op: 'update', type: 'conflict', id: conflict.id, set: { theirs: stands, theirsBy: user, theirsAt: now }, was: { theirs } }];
  });
}

/** K3: what a resolution leaves in the field; undefined where it cannot hold both. */
export function chosen({ fields }: Entity, { with: choice, value = null }: Extract<Op, { op: 'resolve' }>): Value | undefined {
  const { mine = null, theirs = null } = fields;
  if (choice === 'mine') return mine;
  if (choice === 'theirs') return theirs;
  if (choice === 'value') return value;
  return typeof mine === 'string' && typeof theirs === 'string' ? `${theirs} ${mine}` : undefined;
}
