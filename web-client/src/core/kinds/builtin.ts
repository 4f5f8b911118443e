import type { EntitySpec, FieldSpec } from './kind';

const own: FieldSpec = { type: 'any', server: true };
const user: FieldSpec = { type: 'user', server: true };
const time: FieldSpec = { type: 'time', server: true };
const on = (more: Partial<FieldSpec>) => ({ onType: { type: 'string', max: 32, ...more }, onId: { type: 'string', max: 64, ...more } }) as const;

/** The types that every kind has (K1, N2), as `builtin.json` of the server declares them. */
export const builtin: Readonly<Record<string, EntitySpec>> = {
  conflict: {
    server: true,
    deleteConflict: 'delete-wins',
    fields: { ...on({ server: true }), field: { type: 'string', max: 32, server: true }, base: own, mine: own, theirs: own, mineBy: user, mineAt: time, theirsBy: user, theirsAt: time },
  },
  comment: {
    deleteConflict: 'delete-wins',
    fields: {
      ...on({ required: true }),
      thread: { type: 'reference', to: 'comment' },
      text: { type: 'text', max: 4_000, required: true, author: true },
      mentions: { type: 'set', of: 'user', max: 20, author: true },
      resolved: { type: 'boolean' },
      author: user,
      createdAt: time,
      editedAt: time,
      authors: { type: 'set', of: 'user', max: 200, server: true },
    },
  },
};
