import type { Op, TandemClient } from '../../core';
import type { Language } from '../../i18n/init';
import { workspaceOf } from '../../workspaces';
import { kinds } from '../kinds';

/** What a new room begins with. */
export type Start = { readonly with: 'nothing' | 'sample' } | { readonly with: 'template' | 'room'; readonly id: string };

export const EMPTY: Start = { with: 'nothing' };

export interface Wish {
  readonly kind: string;
  readonly title: string;
  readonly start: Start;
  readonly language: Language;
}

/**
 * Makes the room and answers its id. A sample is written as a person would: it is on this device when this resolves, and on
 * its way to the server.
 * @throws TandemError when the server refuses it
 */
export async function createRoom(client: Pick<TandemClient, 'rooms' | 'open'>, { kind, title, start, language }: Wish, now = Date.now()): Promise<string> {
  const sample = start.with === 'sample' ? await workspaceOf(kind).sample?.() : undefined;
  const begun = start.with === 'template' ? { template: start.id, language } : start.with === 'room' ? { from: start.id } : {};
  const { id } = await client.rooms.create({ kind, title, ...begun });
  if (sample === undefined) return id;
  const room = client.open(id);
  try {
    await room.ready;
    const edits = sample(now, language).map(({ label, ops }) => ({ label, ops: untitled(kind, ops) }));
    await Promise.all(edits.filter(({ ops }) => ops.length > 0).map(({ label, ops }) => room.mutate(label, ops).local));
  } finally {
    room.release();
  }
  return id;
}

/** The room is called what the person wrote, not what the sample would call it. */
function untitled(name: string, ops: readonly Op[]): readonly Op[] {
  const title = kinds.find(({ kind }) => kind === name)?.titleField;
  return ops.flatMap((op): Op[] => {
    if (op.op !== 'update' || op.type !== title?.type) return [op];
    const { [title.field]: _, ...set } = op.set;
    return Object.keys(set).length === 0 ? [] : [{ ...op, set }];
  });
}
