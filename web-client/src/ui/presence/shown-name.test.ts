import { expect, it } from 'vitest';
import { isFormer } from './shown-name';

it('R19 takes an alias for a former member, and nobody else', () => {
  expect(isFormer('former-Ab3_-9ZkQ0xYv7LmNoPqRs')).toBe(true);
  expect(isFormer('former-colleague')).toBe(false);
  expect(isFormer('xformer-Ab3_-9ZkQ0xYv7LmNoPqRs')).toBe(false);
  expect(isFormer('ann')).toBe(false);
});
