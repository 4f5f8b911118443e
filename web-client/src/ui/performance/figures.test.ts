import { expect, test } from 'vitest';
import { FakeClient } from '../../react/testing/fake-client';
import { gradeOf, said } from './figures';
import { type Point, pointsAfter } from './trail';

const metrics = (change: object) => ({ ...new FakeClient().metrics.get(), ...change });
const rtt = (last: number) => ({ last, p50: last, p95: last, jitter: 0 });
const answered = metrics({ rtt: rtt(20) });

test('each answer is a point, a lost link one gap, and a link that comes back no answer', () => {
  const offline = metrics({ connection: 'offline', transport: 'none', rtt: rtt(20) });
  const steps = [offline, answered, answered, metrics({ rtt: rtt(90) }), offline, { ...offline, queueAgeMs: 5 }, answered, metrics({ rtt: rtt(30) })];
  let [before, at] = [offline, -2000];
  let points: readonly Point[] = [];
  for (const now of steps) {
    points = pointsAfter(points, before, now, (at += 1000));
    before = now;
  }
  expect(points).toEqual([{ at: 1000, ms: 20 }, { at: 2000, ms: 90 }, { at: 3000, ms: null }, { at: 6000, ms: 30 }]);
});

test('what is older than ten minutes goes', () => {
  expect(pointsAfter([{ at: 0, ms: 5 }, { at: 500_000, ms: 6 }], answered, answered, 700_000)).toEqual([{ at: 500_000, ms: 6 }, { at: 700_000, ms: 20 }]);
});

test('a chart in words: the shortest, the longest, the middle, the last, and how often there was no link', () => {
  const points = [40, 10, null, 25].map((ms, at) => ({ at, ms }));
  expect(said(points)).toEqual({ least: 10, most: 40, median: 25, last: 25, gaps: 1 });
  expect(said([{ at: 1, ms: null }])).toBe(null);
});

test.each([[100, 'good'], [90, 'good'], [89, 'fair'], [70, 'fair'], [69, 'weak'], [40, 'weak'], [39, 'poor'], [0, 'poor']])('%i is %s', (score, grade) => {
  expect(gradeOf(score)).toBe(grade);
});
