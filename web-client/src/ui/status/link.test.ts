import { expect, test } from 'vitest';
import type { Connection } from '../../core';
import { linkOf, steadyLink } from './link';

const connection = (name: Connection['name'], quality: Connection['quality'] = 'good'): Connection => ({ name, transport: name === 'connected' ? 'ws' : name === 'degraded' ? 'rest' : 'none', since: 0, attempt: 0, quality });

test('a link that answers late is slow, not lost', () => {
  expect(linkOf(connection('connected', 'poor'))).toBe('slow');
  expect(linkOf(connection('connected', 'fair'))).toBe('online');
});

test('without a socket it is online, only slower', () => {
  expect(linkOf(connection('degraded', 'none'))).toBe('slow');
});

test('whatever the client is doing to come back is reconnecting', () => {
  expect(['idle', 'connecting', 'waiting'].map((name) => linkOf(connection(name as Connection['name'])))).toEqual(['reconnecting', 'reconnecting', 'reconnecting']);
});

test('a short loss is not shown to somebody who was online', () => {
  expect(steadyLink('reconnecting', 'fresh', true)).toBe('online');
  expect(steadyLink('reconnecting', 'noticed', true)).toBe('reconnecting');
  expect(steadyLink('slow', 'fresh', true)).toBe('online');
});

test('before the first connection nothing claims to be online', () => {
  expect(steadyLink('reconnecting', 'fresh', false)).toBe('connecting');
});

test('what is certain is shown at once', () => {
  expect([steadyLink('offline', 'fresh', true), steadyLink('signed-out', 'fresh', true), steadyLink('closed', 'fresh', true)]).toEqual(['offline', 'signed-out', 'closed']);
});
