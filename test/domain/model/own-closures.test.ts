import { describe, expect, it } from 'vitest';
import { closureProblem, closureToSave, inOrder } from '../../../src/domain/model/own-closures.ts';

describe('a closure of the school', () => {
  it.each([
    ['lasts a day', '2026-12-21', '2026-12-21', null],
    ['lasts over the change to summer time', '2027-03-27', '2027-03-29', null],
    ['lasts 120 days', '2027-01-01', '2027-04-30', null],
    ['lasts 121 days', '2027-01-01', '2027-05-01', 'too-long'],
    ['ends before it begins', '2026-12-21', '2026-12-20', 'order'],
    ['has no end', '2026-12-21', '', 'order'],
    ['has no beginning', '', '2026-12-21', 'order'],
  ])('that %s', (_how, from, to, problem) => {
    expect(closureProblem({ from, to })).toBe(problem);
  });

  it('comes in order, once, under the name that says something', () => {
    const winter = { from: '2026-12-21', to: '2027-01-03', name: 'Hiver' };
    const eve = { from: '2026-12-21', to: '2026-12-21', name: '' };
    const bridge = { from: '2026-05-15', to: '2026-05-15', name: 'Pont' };
    expect(inOrder([winter, { ...bridge, name: '' }, eve, bridge, { ...bridge, name: 'Autre' }])).toEqual([
      bridge,
      eve,
      winter,
    ]);
  });
});

describe('a closure as it is typed', () => {
  const from = '2026-12-21';
  it.each([
    ['a single day', { from, to: null, name: '' }, { from, to: from, name: '' }],
    ['two days', { from, to: '2026-12-22', name: ' Formation ' }, { from, to: '2026-12-22', name: 'Formation' }],
    [
      'an accent and a sign',
      { from, to: from, name: 'Pont de l’Ascension – école' },
      { from, to: from, name: 'Pont de l’Ascension – école' },
    ],
  ])('is kept as %s', (_what, typed, closure) => {
    expect(closureToSave(typed)).toEqual({ ok: true, closure });
  });

  it.each([
    ['missing', { from: null, to: from, name: '' }],
    ['outside', { from: '0026-12-21', to: null, name: '' }],
    ['outside', { from, to: '2126-12-21', name: '' }],
    ['order', { from, to: '2026-12-20', name: '' }],
    ['too-long', { from, to: '2027-12-21', name: '' }],
    ['name', { from, to: from, name: 'x'.repeat(61) }],
    ['name', { from, to: from, name: 'a\u202eb' }],
  ])('is refused as %s: %j', (problem, typed) => {
    expect(closureToSave(typed)).toEqual({ ok: false, problem });
  });
});
