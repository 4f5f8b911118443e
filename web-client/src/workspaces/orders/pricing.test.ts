import { describe, expect, test } from 'vitest';
import type { Op } from '../../core';
import { bookOf, type PricingRule } from './model';
import { estimate, sumOf } from './pricing';
import { aDesk, rule } from './testing';

const rules = (...ops: readonly Op[]): readonly PricingRule[] => bookOf(aDesk(...ops).entities.get()).rules;
const goods = (more: Partial<Parameters<typeof estimate>[0]> = {}) => ({ stockId: 'chai', quantity: 10, unitPrice: null, discount: null, ...more });

describe('what a line will cost', () => {
  test('without a price of its own it costs what the stock says', () => {
    expect(estimate(goods({ quantity: 3 }), null, 18, [])).toEqual({ amount: 54, rule: '' });
    expect(estimate(goods({ quantity: 3, unitPrice: 20 }), null, 18, [])).toEqual({ amount: 60, rule: '' });
    expect(estimate(goods({ stockId: null }), null, null, [])).toEqual({ amount: 0, rule: '' });
  });

  test('a discount by hand stands, also none at all', () => {
    expect(estimate(goods({ discount: 5 }), null, 18, rules(rule('tenth', {})))).toEqual({ amount: 171, rule: '' });
    expect(estimate(goods({ discount: 0 }), null, 18, rules(rule('tenth', {})))).toEqual({ amount: 180, rule: '' });
  });

  test('of all rules that apply the cheapest counts, of two equal ones that with the lower id', () => {
    const all = rules(rule('b-tenth', { value: 10 }), rule('a-two-off', { kind: 'amount', value: 2 }), rule('c-fixed', { kind: 'fixed', value: 15 }));
    expect(estimate(goods(), null, 18, all)).toEqual({ amount: 150, rule: 'c-fixed' });
    expect(estimate(goods(), null, 20, rules(rule('b', { value: 10 }), rule('a', { kind: 'amount', value: 2 })))).toEqual({ amount: 180, rule: 'a' });
  });

  test.each([
    ['switched off', { active: false }, 180],
    ['for other goods', { stockId: 'chang' }, 180],
    ['for these goods', { stockId: 'chai' }, 162],
    ['for somebody else', { customerId: 'bon-app' }, 180],
    ['for this customer', { customerId: 'alfreds' }, 162],
    ['from more pieces', { minQuantity: 11 }, 180],
    ['from as many pieces', { minQuantity: 10 }, 162],
    ['that makes it dearer', { kind: 'fixed', value: 19 }, 180],
    ['of more than all', { value: 150 }, 0],
    ['of more than it costs', { kind: 'amount', value: 30 }, 0],
  ])('a rule %s', (_, fields, amount) => expect(estimate(goods(), 'alfreds', 18, rules(rule('one', fields))).amount).toBe(amount));

  test('it is rounded once, half a cent up, whatever binary fractions make of it', () => {
    expect(estimate(goods({ quantity: 1, unitPrice: 1.005 }), null, null, []).amount).toBe(1.01);
    expect(estimate(goods({ quantity: 3, unitPrice: 0.35, discount: 10 }), null, null, []).amount).toBe(0.95);
    expect(sumOf([{ amount: 0.1 }, { amount: 0.2 }, { amount: null }])).toBe(0.3);
  });
});
