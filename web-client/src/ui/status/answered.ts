import type { RejectedEntry } from '../../core';

/** K7: a conflict that was decided while somebody else wrote on. */
export function overtaken({ label, code }: RejectedEntry): boolean {
  return label === 'conflict.resolve' && code === 'changed-since';
}

/** U4: an undo of which others have changed everything since. */
export function undoneByOthers({ label, code }: RejectedEntry): boolean {
  return (label === 'undo' || label === 'redo') && code === 'nothing-to-undo';
}

/** Refusals that are answered where they arose, with what can be done about them: nothing waits for the person elsewhere. */
export function answered(entry: RejectedEntry): boolean {
  return overtaken(entry) || undoneByOthers(entry);
}
