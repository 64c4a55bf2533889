import type { Calendar } from '../../domain/time/calendar.ts';
import type { SchoolDays } from '../../domain/time/closures.ts';
import type { Hours, Scenario } from './scenario.ts';

export type Span = { readonly fromMs: number; readonly toMs: number };

/** A school's hours at a PC that is always on. */
const schoolHours: Hours = [{ days: [1, 2, 3, 4, 5], from: '07:45', to: '17:30' }];

/** The times at which somebody is at the keyboard, in order. */
export function presentSpans(scenario: Scenario, schoolDays: SchoolDays, calendar: Calendar): readonly Span[] {
  const { pc, presence } = scenario;
  if (presence !== undefined) return awakeSpans({ ...scenario, pc: presence }, calendar);
  if (pc !== 'always') return awakeSpans(scenario, calendar);
  return awakeSpans({ ...scenario, pc: schoolHours }, calendar).filter(({ fromMs }) =>
    schoolDays.isSchoolDay(calendar.localDate(fromMs)),
  );
}

/** The times at which the scripted PC is awake, in order, within the scenario. */
export function awakeSpans(
  { start, end, pc, away }: Pick<Scenario, 'start' | 'end' | 'pc' | 'away'>,
  calendar: Calendar,
): readonly Span[] {
  const spans: Span[] = [];
  if (pc === 'always') spans.push({ fromMs: start, toMs: end });
  else {
    for (let date = calendar.localDate(start); calendar.startOfDay(date) < end; date = calendar.addDays(date, 1)) {
      const { weekday } = calendar.localTime(calendar.atLocal(date, '12:00'));
      for (const { days, from, to } of pc) {
        if (days.includes(weekday))
          spans.push({ fromMs: calendar.atLocal(date, from), toMs: calendar.atLocal(date, to) });
      }
    }
  }
  const awake = merge(spans).flatMap((span) =>
    away.reduce<Span[]>((left, gone) => left.flatMap((one) => without(one, gone)), [span]),
  );
  return awake
    .map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, start), toMs: Math.min(toMs, end) }))
    .filter(({ fromMs, toMs }) => fromMs < toMs);
}

function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1);
    if (last && span.fromMs <= last.toMs)
      merged[merged.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, span.toMs) };
    else merged.push(span);
  }
  return merged;
}

function without(span: Span, gone: { readonly from: number; readonly to: number }): Span[] {
  if (gone.to <= span.fromMs || gone.from >= span.toMs) return [span];
  const parts: Span[] = [
    { fromMs: span.fromMs, toMs: gone.from },
    { fromMs: gone.to, toMs: span.toMs },
  ];
  return parts.filter(({ fromMs, toMs }) => fromMs < toMs);
}
