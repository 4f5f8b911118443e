// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { FakeClient } from '../../react/testing/fake-client';
import { renderInRoom } from '../../react/testing/render';
import PerformanceSheet from './performance-sheet';

// A canvas, which this browser does not draw.
vi.mock('./latency-chart', () => ({ default: ({ label }: { label: string }) => <div role="img" aria-label={label} /> }));

const close = () => undefined;

async function shown(change: Partial<ReturnType<FakeClient['metrics']['get']>> = {}, language: 'en' | 'th' = 'en') {
  const client = new FakeClient();
  client.metrics.set({ ...client.metrics.get(), ...change });
  return renderInRoom(<PerformanceSheet onClose={close} />, { client, room: client.room, texts: ['performance'], language });
}

test('a good link says so in words, and that nothing needs to be done', async () => {
  await shown();
  expect(screen.getByTestId('grade').textContent).toBe('Very good');
  expect(screen.getByTestId('score').textContent).toBe('100 of 100');
  expect(screen.getByText('Nothing needs to be done.')).toBeTruthy();
  expect(screen.getByTestId('latency-words').textContent).toContain('No answer was measured yet');
});

test('every reason and every piece of advice is a sentence, in both languages', async () => {
  const health = {
    score: 12,
    reasons: ['no-link', 'no-socket', 'slow', 'unsteady', 'unstable', 'reconnecting', 'frames-lost', 'queue-stuck'],
    advice: ['keep-working', 'sign-in', 'reload', 'allow-sockets', 'better-network', 'look-at-outbox'],
  } as const;
  for (const language of ['en', 'th'] as const) {
    const { unmount } = await shown({ health }, language);
    const lines = [...document.querySelectorAll('dialog li')].map((line) => line.textContent);
    expect(lines).toHaveLength(14);
    expect(lines.filter((line) => line === '' || line?.startsWith('performance.'))).toEqual([]);
    unmount();
  }
});

test('answers are shown as they come: as a line, in words, and as a table with the newest first', async () => {
  const { client } = await shown({ rtt: { last: 20, p50: 20, p95: 20, jitter: 0 } });
  await act(async () => client.metrics.set({ ...client.metrics.get(), rtt: { last: 80, p50: 20, p95: 80, jitter: 60 } }));
  expect(screen.getByTestId('latency-words').textContent).toBe('Between 20 ms and 80 ms, half of them within 20 ms. The last one took 80 ms.');
  expect(await screen.findByRole('img')).toBeTruthy();
  const rows = within(screen.getByRole('table', { hidden: true })).getAllByRole('row', { hidden: true }).slice(1);
  expect(rows.map((row) => row.lastChild?.textContent)).toEqual(['80 ms', '20 ms']);
  expect(screen.getByTestId('figure-jitter').textContent).toBe('60 ms');
});
