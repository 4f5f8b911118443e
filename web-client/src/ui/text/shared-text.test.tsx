// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { SharedText } from './shared-text';

async function aNote(story: string) {
  const room = new FakeRoom();
  room.write('ann', { op: 'create', type: 'item', id: 'a', fields: { story } });
  await renderInRoom(<SharedText type="item" id="a" field="story" label="Story" />, { room });
  const area = screen.getByLabelText<HTMLTextAreaElement>('Story');
  act(() => area.focus());
  const type = (text: string) => act(async () => void fireEvent.change(area, { target: { value: text } }));
  const theirs = (text: string) => act(async () => room.write('ben', { op: 'update', type: 'item', id: 'a', set: { story: text } }));
  return { room, area, type, theirs };
}
const splices = (room: FakeRoom) => room.mutations.flatMap(({ ops }) => ops).map((op) => (op.op === 'splice' ? op.splices : op));

test('each keystroke is an edit in its place, counted in code points', async () => {
  const { room, area, type } = await aNote('🏕 abc');
  await type('🏕 abXc');
  expect(splices(room)).toEqual([[[4, 0, 'X']]]);
  expect(area.value).toBe('🏕 abXc');
});

test('the caret stays where it was in the text when others write before it', async () => {
  const { area, theirs } = await aNote('abc');
  area.setSelectionRange(2, 3);
  fireEvent.select(area);
  await theirs('>>abc');
  expect([area.value, area.selectionStart, area.selectionEnd]).toEqual(['>>abc', 4, 5]);
});

test('the caret stays there too when much is written before the browser tells of the selection', async () => {
  const { area, theirs } = await aNote('abc');
  area.setSelectionRange(2, 3);
  fireEvent.select(area);
  for (const text of ['>abc', '>>abc', '>>>abc']) await theirs(text);
  expect([area.value, area.selectionStart, area.selectionEnd]).toEqual(['>>>abc', 5, 6]);
});

test('what an input method composes is one edit when it is done, also when others write meanwhile', async () => {
  const { room, area, type, theirs } = await aNote('abc');
  fireEvent.compositionStart(area);
  await type('abcに');
  await theirs('>>abc');
  expect(area.value).toBe('abcに');
  await type('abc日');
  await act(async () => void fireEvent.compositionEnd(area));
  expect(splices(room)).toEqual([[[5, 0, '日']]]);
});

test('what is refused is taken back', async () => {
  const { room, area, type } = await aNote('abc');
  room.refuses = 'read-only';
  await type('abcd');
  expect(area.value).toBe('abc');
});
