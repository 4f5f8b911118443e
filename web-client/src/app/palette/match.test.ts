import { Search } from 'lucide-react';
import { expect, test } from 'vitest';
import type { Command, CommandGroup } from '../../ui/palette/commands';
import { sectionsOf } from './match';

const command = (label: string, group: CommandGroup, words?: string): Command => ({ id: label, label, group, icon: Search, ...(words !== undefined && { words }), run: () => undefined });
const all = [
  command('Share', 'here', 'invite people'),
  command('Red tent', 'entity'),
  command('Tent pegs', 'entity'),
  command('ครีมกันแดด', 'entity'),
  command('Tent makers', 'room'),
  command('Settings', 'app'),
];
const found = (words: string) => sectionsOf(all, words).map(({ group, commands }) => [group, ...commands.map(({ label }) => label)]);

test('what begins with the words comes before what only has them', () => {
  expect(found('tent')).toEqual([
    ['entity', 'Tent pegs', 'Red tent'],
    ['room', 'Tent makers'],
  ]);
  expect(found('PEGS tent')).toEqual([['entity', 'Tent pegs']]);
});

test('other words for it find it too, and Thai is found in the middle of a word', () => {
  expect(found('invite')).toEqual([['here', 'Share']]);
  expect(found('กันแดด')).toEqual([['entity', 'ครีมกันแดด']]);
  expect(found('nothing like it')).toEqual([]);
});

test('without words there is all but the entities', () => {
  expect(found(' ')).toEqual([
    ['here', 'Share'],
    ['room', 'Tent makers'],
    ['app', 'Settings'],
  ]);
});

test('a group shows at most eight', () => {
  const many = Array.from({ length: 30 }, (_, index) => command(`Item ${index}`, 'entity'));
  expect(sectionsOf(many, 'item')[0]?.commands.length).toBe(8);
});
