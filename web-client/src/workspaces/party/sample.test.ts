import { expect, test } from 'vitest';
import partyBudget from '@kinds/party-budget.json';
import { checkOps } from '../../core/kinds/check';
import type { Kind } from '../../core';
import { KindModel } from '../../core/kinds/model';
import { sampleParty } from './sample';

const NOW = Date.UTC(2027, 2, 3, 12);

test.each(['en', 'th'] as const)('the sample in %s is two mutations that the kind takes and that fit', (language) => {
  const edits = sampleParty(NOW, language);
  expect(edits.length).toBe(2);
  for (const { ops } of edits) {
    expect(() => checkOps(new KindModel(partyBudget as unknown as Kind), ops)).not.toThrow();
    expect(new TextEncoder().encode(JSON.stringify(ops)).length).toBeLessThan(20_000);
    expect(ops.length).toBeLessThan(40);
  }
});

test('both languages have the same things, under ids of their own', () => {
  let last = 0;
  const idOf = () => `s${(last += 1)}`;
  const [english, thai] = (['en', 'th'] as const).map((language) => ((last = 0), sampleParty(NOW, language, idOf).flatMap(({ ops }) => ops)));
  expect(thai?.map((op) => [op.op, 'id' in op && op.id])).toEqual(english?.map((op) => [op.op, 'id' in op && op.id]));
  expect(new Set(english?.map((op) => 'id' in op && op.id)).size).toBe(english?.length);
});
