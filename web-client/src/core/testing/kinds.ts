import type { Kind } from '../kinds/kind';

/** Small, and with one of everything that the core has to know. */
export const testKind: Kind = {
  kind: 'test-list',
  version: 1,
  title: { en: 'Test list' },
  titleField: { type: 'list', field: 'title' },
  entities: {
    list: { singleton: true, fields: { title: { type: 'string', required: true, max: 80 }, story: { type: 'text', max: 4_000, merge: 'text' }, total: { type: 'integer', min: 0, max: 20, merge: 'counter' }, steps: { type: 'integer', merge: 'counter' } } },
    category: { deleteConflict: 'delete-wins', lock: true, fields: { name: { type: 'string', required: true, max: 40 }, position: { type: 'position' } } },
    item: {
      deleteConflict: 'delete-wins',
      fields: {
        name: { type: 'string', required: true, max: 80 },
        note: { type: 'text', max: 4_000 },
        quantity: { type: 'integer', default: 1, min: 1, max: 999 },
        weight: { type: 'number', min: 0 },
        packed: { type: 'boolean', default: false },
        spot: { type: 'string', max: 80, merge: 'manual' },
        due: { type: 'date' },
        priority: { type: 'choice', values: ['high', 'low'] },
        category: { type: 'reference', to: 'category' },
        owner: { type: 'user' },
        stock: { type: 'integer', min: 0, max: 50, merge: 'counter' },
        tags: { type: 'set', of: 'string', max: 20 },
        seenIn: { type: 'set', of: 'reference', to: 'category' },
        story: { type: 'text', max: 4_000, merge: 'text' },
        position: { type: 'position' },
      },
    },
  },
};
