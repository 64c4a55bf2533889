import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import type { SimulationLine } from '../../../src/app/simulation/lines.ts';
import type { Rule } from './rules.ts';

export type Line<Event extends SimulationLine['event']> = Extract<SimulationLine, { event: Event }>;

/** One scenario of test/scenarios, what it tells, the rule that it shows first, and everything it must say. */
export type Story = {
  readonly tells: string;
  readonly rule: Rule;
  /**
   * Every alert, and no other: `DATE TIME severity code [mailbox] [= covered codes]`. `TIME` is Brussels time and lasts
   * two minutes, `TIME..TIME` or `DATE TIME..DATE TIME` whatever the jitter or the chance of arrivals allows. `a|b`:
   * either code. No mailbox: the first. Covered codes only where there is more than one.
   */
  readonly alerts: readonly string[];
  /** Brussels times of all looks at one leg within a span, to the minute. */
  readonly looks?: { readonly leg: string; readonly from: string; readonly to: string; readonly at: readonly string[] };
  /** The toasts that are taken away: `DATE TIME matter`. */
  readonly withdrawn?: readonly string[];
  readonly also?: (lines: readonly SimulationLine[]) => void;
};

const linesOf =
  <Event extends SimulationLine['event']>(event: Event) =>
  (lines: readonly SimulationLine[]): Line<Event>[] =>
    lines.filter((line): line is Line<Event> => line.event === event);

export const probesOf = linesOf('probe');
export const healthOf = linesOf('health');
export const alertsOf = linesOf('alert');
export const withdrawnOf = linesOf('withdrawn');

/** `YYYY-MM-DD HH:MM` in Brussels. */
export function local(at: string): string {
  if (at === '') return '';
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Brussels');
  return `${zoned.toPlainDate()} ${zoned.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** Epoch milliseconds of `YYYY-MM-DD HH:MM` in Brussels. */
export const instant = (text: string): number =>
  Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime('Europe/Brussels').epochMilliseconds;

/** The check of a leg never leaves `ok` once it has been reached. */
export function expectUntroubled(lines: readonly SimulationLine[], leg: string): void {
  const turned = healthOf(lines).filter(({ check, to }) => check === leg && to !== 'ok');
  expect(turned).toEqual([]);
}

/** No verdict is ever about a password. */
export function expectNoWordOfPasswords(lines: readonly SimulationLine[]): void {
  expect(healthOf(lines).filter(({ code }) => /\.(password|login)-refused$|\.password-expired$/.test(code))).toEqual(
    [],
  );
}

/** `DATE TIME leg result` of all looks within a span. */
export const looksFrom = (lines: readonly SimulationLine[], from: string, to: string): string[] =>
  probesOf(lines)
    .filter(({ at }) => from <= local(at) && local(at) < to)
    .map(({ at, leg, result }) => `${local(at)} ${leg} ${result}`);

export function expectLookWithin(lines: readonly SimulationLine[], from: string, minutes: number): void {
  const fromMs = instant(from);
  const looks = probesOf(lines).filter(
    ({ at }) => Date.parse(at) >= fromMs && Date.parse(at) <= fromMs + minutes * 60_000,
  );
  expect(new Set(looks.map(({ leg }) => leg)), `after ${from}`).toEqual(new Set(['receiving', 'sending']));
}

/** Scheduled looks keep their interval within the jitter of a fifth: no burst, no silence. */
export function expectPace(lines: readonly SimulationLine[], from: string, to: string): void {
  for (const [leg, minutes] of [
    ['receiving', 30],
    ['sending', 60],
  ] as const) {
    const times = probesOf(lines)
      .filter((probe) => probe.leg === leg)
      .map(({ at }) => Date.parse(at))
      .filter((atMs) => instant(from) <= atMs && atMs < instant(to));
    expect(times.length).toBeGreaterThan(20);
    times.slice(1).forEach((atMs, index) => {
      const gap = (atMs - (times[index] ?? 0)) / 60_000;
      expect(gap, `${leg} ${new Date(atMs).toISOString()}`).toBeGreaterThan(minutes * 0.8 - 0.1);
      expect(gap, `${leg} ${new Date(atMs).toISOString()}`).toBeLessThan(minutes * 1.2 + 0.6);
    });
  }
}
