import type { Change, Commit, Entity, Fields, Splice, SpliceOp, TextEdit } from '../protocol/messages';
import { spliced } from '../replica/text';
import { textOf, valueOf } from '../replica/text-value';
import { splicesOf, transform } from '../text';

type TextChange = { readonly seq: number; readonly client: string; readonly edits: readonly TextEdit[] };

/** T2, from the log alone: the splices as they are after everything that their author had not seen; or why that cannot be known. */
export function placed(log: readonly Commit[], client: string, op: SpliceOp, base: number, earlier: readonly TextEdit[]): { readonly splices: readonly Splice[]; readonly moved: boolean } | string {
  const since = textChanges(log, op).filter(({ seq }) => seq > base);
  let unseen: Splice[] = [];
  let seen = textAt(log, op, base);
  for (const { client: by, edits } of [...since, { client, edits: earlier }]) {
    if (by !== client) unseen.push(...splicesOf(edits.flatMap(({ did }) => did)));
    else {
      for (const { did, made } of edits) {
        if (made !== undefined && !sameText(log, client, op, base, made.base)) return 'bad-base';
        const sent = made?.splices ?? splicesOf(did);
        unseen = transform(unseen, sent, 'mine');
        seen = spliced(seen, sent) ?? seen;
      }
    }
  }
  if (spliced(seen, op.splices) === null) return 'outside-text';
  return { splices: transform(op.splices, unseen, 'theirs'), moved: unseen.length > 0 };
}

/** Whether nobody else changed the text between two positions. */
function sameText(log: readonly Commit[], client: string, op: SpliceOp, one: number, two: number): boolean {
  const [from, to] = [Math.min(one, two), Math.max(one, two)];
  return textChanges(log, op).every(({ seq, client: by }) => seq <= from || seq > to || by === client);
}

function textChanges(log: readonly Commit[], { type, id, field }: SpliceOp): TextChange[] {
  return log.flatMap(({ seq, by, changes }) =>
    changes.flatMap((change: Change) => {
      const edits = change.op === 'update' && change.type === type && change.id === id ? change.edits?.[field] : undefined;
      return edits === undefined ? [] : [{ seq, client: by.client, edits }];
    }),
  );
}

/** The text of a field at a position of the log. */
function textAt(log: readonly Commit[], { type, id, field }: SpliceOp, seq: number): string {
  let text = '';
  for (const change of log.slice(0, seq).flatMap(({ changes }) => changes)) {
    if (change.type !== type || change.id !== id) continue;
    if (change.op === 'create') text = textOf(change.fields[field]);
    else if (change.op === 'update' && Object.hasOwn(change.set, field)) text = textOf(change.set[field]);
    else if (change.op === 'update') text = spliced(text, splicesOf((change.edits?.[field] ?? []).flatMap(({ did }) => did))) ?? text;
  }
  return text;
}

/** T3: the texts that edits leave. */
export function edited(entity: Entity | undefined, edits: Readonly<Record<string, readonly TextEdit[]>> = {}): Fields {
  const texts = Object.entries(edits).map(([name, made]) => [name, valueOf(spliced(textOf(entity?.fields[name]), splicesOf(made.flatMap(({ did }) => did))) ?? '')]);
  return Object.fromEntries(texts) as Fields;
}
