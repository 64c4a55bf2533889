import { describe, expect, it } from 'vitest';
import type { Trial } from '../../../src/ipc/contract.ts';
import { doubtOf, isSecondPointless, isSwapLikely, swap } from '../../../src/renderer/views/setup/use-password-form.ts';

const trial = (outcome: Trial['outcome'], code: Trial['code'] = null): Trial => ({
  outcome,
  code,
  title: '',
  meaning: '',
  advice: '',
});

describe('two passwords before they are sent', () => {
  it.each([
    ['', '', null],
    ['Abc#12', '', null],
    ['', 'Abc#12', null],
    ['Abc#12', 'Abc#12', 'same'],
    ['abcdef12', 'Abc#12', 'seem-swapped'],
    ['été2026', 'Abc#12', 'seem-swapped'],
    ['abcdef12 ', 'Abc#12', 'seem-swapped'],
    ['Abc#12', 'abcdef12', null],
    ['Abc#12', 'Def%34', null],
    ['abcdef12', 'ghijkl34', null],
    ['Abc#12', ' Abc#12', null],
  ])('%j for receiving and %j for sending: %s', (receiving, sending, doubt) => {
    expect(doubtOf({ receiving, sending })).toBe(doubt);
  });

  it('are swapped without being changed', () => {
    expect(swap({ receiving: ' a#', sending: 'b ' })).toEqual({ receiving: 'b ', sending: ' a#' });
  });
});

describe('a swap is proposed', () => {
  it('when both servers refused the password', () => {
    expect(
      isSwapLikely({
        receiving: trial('refused', 'receiving.login-refused'),
        sending: trial('refused', 'sending.password-refused'),
      }),
    ).toBe(true);
  });

  it.each([
    ['one was not tried', trial('refused', 'receiving.password-refused'), null],
    ['one was accepted', trial('refused', 'receiving.password-refused'), trial('accepted', 'sending.ok')],
    [
      'one is known to have expired',
      trial('refused', 'receiving.password-refused'),
      trial('refused', 'sending.password-expired'),
    ],
    [
      'an account is disabled',
      trial('kept-out', 'receiving.account-disabled'),
      trial('refused', 'sending.password-refused'),
    ],
    ['one was not sent again', trial('known-refusal'), trial('refused', 'sending.password-refused')],
  ])('but not when %s', (_, receiving, sending) => {
    expect(isSwapLikely({ receiving, sending })).toBe(false);
  });
});

describe('the second server is left alone', () => {
  it.each([
    [trial('not-reached', 'receiving.offline'), true],
    [trial('not-reached', 'receiving.names-not-found'), true],
    [trial('interrupted'), true],
    [trial('kept-out', 'receiving.locked-out'), true],
    [trial('locked-out', 'receiving.locked-out'), true],
    [trial('kept-out', 'receiving.access-off'), false],
    [trial('not-reached', 'receiving.unreachable'), false],
    [trial('not-reached', 'receiving.in-use'), false],
    [trial('refused', 'receiving.password-refused'), false],
    [trial('accepted', 'receiving.ok'), false],
    [trial('too-many'), false],
  ])('after %j: %s', (first, isPointless) => {
    expect(isSecondPointless(first)).toBe(isPointless);
  });
});
