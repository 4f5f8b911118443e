import type { OutboxEntry, RejectedEntry } from '../../core';

export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

/** Everything of a room that never arrived, as JSON that a person can keep and a program can read. */
export function unsentFile(room: { readonly id: string; readonly title: string }, waiting: readonly OutboxEntry[], refused: readonly RejectedEntry[], now = Date.now()): SavedFile {
  const edits = [
    ...waiting.map(({ id, label, ops, createdAt }) => ({ id, label, ops, at: new Date(createdAt).toISOString() })),
    ...refused.map(({ id, label, ops, code, at }) => ({ id, label, ops, code, at: new Date(at).toISOString() })),
  ];
  const day = new Date(now).toISOString();
  return { name: `unsent-${room.id}-${day.slice(0, 10)}.json`, text: `${JSON.stringify({ tandem: 1, room: room.id, title: room.title, savedAt: day, edits }, null, 2)}\n` };
}

/** As a download of the browser. */
export function save({ name, text }: SavedFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
