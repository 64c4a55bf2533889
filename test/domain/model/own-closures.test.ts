import { describe, expect, it } from 'vitest';
import { closureProblem, inOrder } from '../../../src/domain/model/own-closures.ts';

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
