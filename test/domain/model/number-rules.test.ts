import { expect, it } from 'vitest';
import { bytesOf, megabytesOf } from '../../../src/domain/model/rules.ts';

it.each([
  [null, null],
  [50, 52_428_800],
  [1.5, 1_572_864],
])('%s MB are %s bytes, and back', (megabytes, bytes) => {
  expect(bytesOf(megabytes)).toBe(bytes);
  expect(megabytesOf(bytes)).toBe(megabytes);
});

it('shows an odd number of bytes to a tenth of a MB', () => {
  expect(megabytesOf(52_000_000)).toBe(49.6);
});
