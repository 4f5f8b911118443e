import { expect, test } from 'vitest';
import { alive, type RowFacts, steady } from './steady';

interface Row {
  readonly id: string;
  readonly position: string;
}

/** `bag:a1,b2` is a group and the rows in it, each an id and its position. */
function groupsOf(text: string) {
  return text.split(' ').map((group) => {
    const [id = '', rows = ''] = group.split(':');
    return { id: id === '-' ? null : id, items: rows.split(',').filter(Boolean).map((row): Row => ({ id: row.slice(0, 1), position: row.slice(1) })) };
  });
}

function written(groups: ReturnType<typeof groupsOf>): string {
  return groups.map(({ id, items }) => `${id ?? '-'}:${items.map((row) => row.id + row.position).join()}`).join(' ');
}

/** What is shown after a change by others, but for what is one's own. */
function after(before: string, now: string, own = '', deleted = '') {
  const all = new Map([...groupsOf(before), ...groupsOf(now)].flatMap(({ items }) => items.map((row) => [row.id, row])));
  const facts: RowFacts<Row> = { idOf: ({ id }) => id, compare: (a, b) => a.position.localeCompare(b.position), living: (id) => (deleted.includes(id) ? undefined : all.get(id)), own: (id) => own.includes(id) };
  const { placed, waiting } = steady(groupsOf(before), groupsOf(now), facts);
  return `${written(alive(placed, facts) as ReturnType<typeof groupsOf>)} (${waiting})`;
}

test('what others move keeps its place, with the values of now', () => {
  expect(after('x:a1,b2,c3', 'x:c0,a1,b2')).toBe('x:a1,b2,c0 (1)');
  expect(after('x:a1,b2 y:c3', 'x:b2 y:a1,c3')).toBe('x:a1,b2 y:c3 (1)');
});

test('what the person moves takes its place at once, among what waits', () => {
  expect(after('x:a1,b2,c3', 'x:c0,b1,a2', 'b')).toBe('x:a2,b1,c0 (2)');
  expect(after('x:a1,b2 y:', 'x:b2 y:a1', 'a')).toBe('x:b2 y:a1 (0)');
});

test('what is new is shown, what is deleted goes', () => {
  expect(after('x:a1,b2', 'x:a1,n2,b3', '', '')).toBe('x:a1,b3,n2 (1)');
  expect(after('x:a1,b2', 'x:b2', '', 'a')).toBe('x:b2 (0)');
});

test('what fits the wish no longer stays while one is there, unless one did it oneself', () => {
  expect(after('x:a1,b2', 'x:b2')).toBe('x:a1,b2 (1)');
  expect(after('x:a1,b2', 'x:b2', 'a')).toBe('x:b2 (0)');
});

test('those without a holder keep their group, those of a deleted one move', () => {
  expect(after('x:a1 -:b2', 'x:a1,b2')).toBe('x:a1 -:b2 (1)');
  expect(after('x:a1 y:b2', 'x:a1,b2')).toBe('x:a1,b2 (0)');
});
