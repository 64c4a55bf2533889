import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailboxFields } from '../../../src/domain/model/mailbox.ts';
import { fits, textRules } from '../../../src/domain/model/text-rules.ts';
import { isLoginName, labelProblem } from '../../../src/renderer/views/settings/mailbox-texts.ts';
import { readTime } from '../../../src/renderer/views/settings/time-text.ts';

describe('a time of day as it is typed', () => {
  it.each([
    ['7:30', '07:30'],
    ['07:30', '07:30'],
    ['7h30', '07:30'],
    ['7 h 30', '07:30'],
    ['7 H', '07:00'],
    ['18', '18:00'],
    ['0730', '07:30'],
    [' 9.15 ', '09:15'],
  ])('%j is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
    expect(fits(textRules.time, time)).toBe(true);
  });

  it.each(['', 'midi', '7:3', '25:00', '7:75', '730 h'])('%j is none', (typed) => {
    expect(fits(textRules.time, readTime(typed))).toBe(false);
  });

  it('that cannot be read stays as it is', () => {
    expect(readTime('midi')).toBe('midi');
  });
});

describe("a mailbox's own name", () => {
  it('is accepted exactly where the settings file accepts it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (label) => {
        expect(labelProblem(label) === null).toBe(mailboxFields.label.safeParse(label).success);
      }),
    );
  });
});

describe('a login name', () => {
  it('is one word', () => {
    expect(['', 'ec001234', 'ec001234@adm.cfwb.be'].every(isLoginName)).toBe(true);
    expect(['ec 1234', 'a\tb', 'x'.repeat(321)].some(isLoginName)).toBe(false);
  });
});
