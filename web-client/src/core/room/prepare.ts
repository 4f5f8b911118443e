import { TandemError } from '../errors';
import { within } from '../kinds/holds';
import type { KindModel } from '../kinds/model';
import type { Fields, Op, Value } from '../protocol/messages';
import { namesEntity } from '../protocol/ops';
import { plus } from '../replica/numbers';
import { textOf, valueOf } from '../replica/text-value';
import { typing } from '../text/late-typing';

/**
 * Operations as they are queued, by what the person saw: splices get their base, and a whole new text becomes the splices that lead
 * to it (T4), so that it stands beside what others type. `shown` gives the fields of an entity, null where there is none.
 * @throws TandemError `out-of-bounds`, `outside-text`: what the server would refuse
 */
export function prepared(kind: KindModel, ops: readonly Op[], base: number, shown: (type: string, id: string) => Fields | null): Op[] {
  const made = new Map<string, Value>();
  const now = (type: string, id: string, field: string): Value => made.get(`${type}/${id}/${field}`) ?? shown(type, id)?.[field] ?? null;
  return structuredClone(ops).flatMap((op): Op[] => {
    if (!namesEntity(op) || shown(op.type, op.id) === null) return [op];
    switch (op.op) {
      case 'update':
        return asSplices(kind, op, base, (field) => now(op.type, op.id, field));
      case 'splice': {
        const text = typing().spliced(textOf(now(op.type, op.id, op.field)), op.splices);
        if (text === null) throw refusal('outside-text', op);
        made.set(`${op.type}/${op.id}/${op.field}`, valueOf(text));
        return [{ ...op, base }];
      }
      case 'increment': {
        const sum = plus(now(op.type, op.id, op.field), op.by);
        const spec = kind.field(op.type, op.field);
        if (spec !== undefined && !within(spec, sum)) throw refusal('out-of-bounds', op);
        made.set(`${op.type}/${op.id}/${op.field}`, sum);
        return [op];
      }
      default:
        return [op];
    }
  });
}

function asSplices(kind: KindModel, op: Extract<Op, { op: 'update' }>, base: number, now: (field: string) => Value): Op[] {
  const { type, id } = op;
  const texts = Object.entries(op.set).filter(([field, value]) => kind.merge(type, field) === 'text' && textOf(value) !== textOf(now(field)));
  if (texts.length === 0) return [op];
  const rest = Object.entries(op.set).filter(([field]) => !texts.some(([text]) => text === field));
  const splices = texts.map(([field, value]): Op => ({ op: 'splice', type, id, field, base, splices: typing().difference(textOf(now(field)), textOf(value)) }));
  return rest.length === 0 ? splices : [{ ...op, set: Object.fromEntries(rest) }, ...splices];
}

function refusal(code: string, { type, id, field }: { type: string; id: string; field: string }): TandemError {
  return new TandemError(code, { detail: { type, id, field } });
}
