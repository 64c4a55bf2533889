import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import holidays from '../../assets/holidays/be.json' with { type: 'json' };
import type { SimulationLine } from '../../src/app/simulation/lines.ts';
import { healthCodes } from '../../src/domain/model/health.ts';
import { names, play, playAll, type Script, scriptOf } from './stories/play.ts';
import { alertsOf, type Line, local, probesOf } from './stories/story.ts';

type Probe = Line<'probe'>;

/** Scenarios of a PC at which nobody is in speaking hours. */
const ofOwnHours: readonly string[] = ['evening-pc', 'saturday-pc'];

let played: ReadonlyMap<string, readonly SimulationLine[]> = new Map();
beforeAll(async () => {
  played = await playAll();
}, 120_000);
const linesOf = (name: string): readonly SimulationLine[] => played.get(name) ?? [];

const latching = ['credentials', 'credentials-expired', 'account-disabled', 'access-off'];
const doubtMs = 10 * 60_000;

type Latch = { isClosed: boolean; closedMs: number; doubtSinceMs: number | null };

const otherOf = (leg: string): string => (leg === 'receiving' ? 'sending' : 'receiving');
const openLatch = (): Latch => ({ isClosed: false, closedMs: 0, doubtSinceMs: null });

/** Looks that were made on a latched leg although nobody asked for them, but for the one second chance of both. */
function forbiddenLooks(script: Script, lines: readonly SimulationLine[]): Probe[] {
  return script.mailboxes.flatMap(({ address }, index) => {
    const edits = (script.user ?? [])
      .filter((act) => (act.mailbox ?? 0) === index)
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const latches: Record<string, Latch> = { receiving: openLatch(), sending: openLatch() };
    let usedMs = 0;
    return probesOf(lines).filter((probe) => {
      if (probe.mailbox !== address) return false;
      const atMs = Date.parse(probe.at);
      for (let next = edits[0]; next !== undefined && Date.parse(next.at) <= atMs; next = edits[0]) {
        edits.shift();
        for (const leg of ['receiving', 'sending']) if (frees(next, leg)) latches[leg] = openLatch();
      }
      const latch = latches[probe.leg] ?? openLatch();
      const other = latches[otherOf(probe.leg)] ?? openLatch();
      const isByItself = latch.isClosed && probe.cause !== 'user';
      const isChance = isSecondChance(probe, latch, other, usedMs);
      if (isByItself && isChance) usedMs = latch.closedMs;
      if (!isBeforePassword(script, atMs)) noteResult(latch, probe.result, atMs);
      return isByItself && !isChance;
    });
  });
}

const togetherMs = 15 * 60_000;
const chanceMs = 2 * 3_600_000;

/** Both were refused together: the incoming one once more two hours later, and where it is right the other. */
function isSecondChance({ leg, at }: Probe, latch: Latch, other: Latch, usedMs: number): boolean {
  const wereTogether = Math.abs(latch.closedMs - other.closedMs) <= togetherMs;
  if (!wereTogether || usedMs === latch.closedMs) return false;
  const isLate = Date.parse(at) - Math.max(latch.closedMs, other.closedMs) >= chanceMs;
  return isLate && (leg === 'receiving' ? other.isClosed : !other.isClosed);
}

const isInForce = ({ from, to }: Script['world'][number], atMs: number): boolean =>
  Date.parse(from) <= atMs && (to === null || atMs < Date.parse(to));

/** What is said before the password has left is not said of it. */
const isBeforePassword = ({ world }: Script, atMs: number): boolean =>
  world.some((entry) => entry.beforePassword === true && isInForce(entry, atMs));

/** Looks that were made in a lock-out although nobody asked for them. */
function looksWhileLockedOut(script: Script, lines: readonly SimulationLine[]): Probe[] {
  return script.mailboxes.flatMap(({ address }) => {
    let untilMs = 0;
    return probesOf(lines).filter(({ mailbox, result, cause, at }) => {
      if (mailbox !== address) return false;
      const atMs = Date.parse(at);
      const isForbidden = cause !== 'user' && atMs < untilMs;
      if (result === 'locked-out' && !isBeforePassword(script, atMs)) {
        const named = script.world.find(
          (entry) => entry.retryAfter !== undefined && isInForce(entry, atMs),
        )?.retryAfter;
        untilMs = atMs + Temporal.Duration.from(named ?? 'PT6H').total('milliseconds');
      }
      return isForbidden;
    });
  });
}

/** Only a new password opens a latch by itself; a confirmed test does so by succeeding. */
function frees({ does, leg: only }: { does: string; leg?: string }, leg: string): boolean {
  if (does === 'password-changed') return leg === 'sending';
  return does === 'edit-password' && (only === undefined || only === leg);
}

function noteResult(latch: Latch, result: string, atMs: number): void {
  if (result === 'ok') {
    latch.isClosed = false;
    latch.doubtSinceMs = null;
  } else if (latching.includes(result)) close(latch, atMs);
  else if (result === 'login-refused') {
    if (latch.doubtSinceMs === null) latch.doubtSinceMs = atMs;
    else if (atMs - latch.doubtSinceMs >= doubtMs) close(latch, atMs);
  }
}

const close = (latch: Latch, atMs: number): void => {
  Object.assign(latch, { isClosed: true, closedMs: atMs });
};

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function isAwake({ pc, away = [] }: Script, atMs: number): boolean {
  if (away.some(({ from, to }) => Date.parse(from) < atMs && atMs <= Date.parse(to))) return false;
  if (pc === 'always') return true;
  const zoned = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO('Europe/Brussels');
  const time = zoned.toPlainTime().toString();
  return pc.some(({ days, from, to }) => {
    const day = zoned.dayOfWeek - 1;
    const isDay = days.split(',').some((span) => {
      const [first = '', last = first] = span.split('-');
      return weekdays.indexOf(first) <= day && day <= weekdays.indexOf(last);
    });
    return isDay && from <= time && time <= `${to}:00`;
  });
}

function isOnline({ world }: Script, atMs: number): boolean {
  const inForce = world.filter(
    ({ from, to, network }) =>
      network !== undefined && Date.parse(from) <= atMs && (to === null || atMs < Date.parse(to)),
  );
  return inForce.at(-1)?.network !== 'down';
}

function isSpeakingTime(at: string): boolean {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Brussels');
  const time = zoned.toPlainTime().toString({ smallestUnit: 'minute' });
  const isHoliday = holidays.days.includes(zoned.toPlainDate().toString());
  return zoned.dayOfWeek <= 5 && !isHoliday && '07:30' <= time && time < '18:00';
}

/** A mark without the no-break space before it (times of day and addresses of pages excepted), or a straight apostrophe. */
const roughFrench = /'|(?<![\u00a0;:?!])[;?!%]|(?<!\u00a0):(?!\/\/)|« |(?<!\u00a0)»/;

describe.each(names)('%s keeps the rules', (name) => {
  const script = scriptOf(name);

  it('plays the same twice', async () => {
    expect(await play(name)).toEqual(linesOf(name));
  });

  it('makes no automatic attempt after a latch', () => {
    expect(forbiddenLooks(script, linesOf(name))).toEqual([]);
  });

  it('sends nothing in a lock-out', () => {
    expect(looksWhileLockedOut(script, linesOf(name))).toEqual([]);
  });

  it('looks only while awake, and online unless asked', () => {
    const wrong = probesOf(linesOf(name)).filter(({ at, cause }) => {
      // The line is written when the look has ended, a second after it began.
      const atMs = Date.parse(at);
      return !isAwake(script, atMs) || (cause !== 'user' && !isOnline(script, atMs - 1_000));
    });
    expect(wrong).toEqual([]);
  });

  it('stays within the sessions of a day, and looks at one thing at a time', () => {
    const sessions = new Map<string, number>();
    const instants = new Set<string>();
    for (const { at, mailbox, leg } of probesOf(linesOf(name))) {
      const day = `${mailbox} ${leg} ${local(at).slice(0, 10)}`;
      sessions.set(day, (sessions.get(day) ?? 0) + 1);
      expect(instants.has(`${mailbox} ${at}`), `${mailbox} ${at}`).toBe(false);
      instants.add(`${mailbox} ${at}`);
    }
    for (const [day, count] of sessions) expect(count, day).toBeLessThanOrEqual(day.includes(' receiving ') ? 60 : 40);
  });

  it('says one thing at a time, warnings and recoveries within speaking hours', () => {
    const alerts = alertsOf(linesOf(name));
    expect(new Set(alerts.map(({ at }) => at)).size).toBe(alerts.length);
    // A PC of evenings and weekends has its own.
    if (!ofOwnHours.includes(name))
      expect(alerts.filter(({ at, severity }) => severity !== 'critical' && !isSpeakingTime(at))).toEqual([]);
  });

  it('uses the known codes', () => {
    const known: readonly string[] = [...healthCodes, 'summary'];
    const used = linesOf(name).flatMap((line) =>
      line.event === 'alert'
        ? [line.code, ...line.covers.map(({ code }) => code)]
        : line.event === 'health'
          ? [line.code]
          : [],
    );
    expect(used.filter((code) => !known.includes(code))).toEqual([]);
  });

  it('names no leg in trouble whose last look succeeded, and none as well whose last look failed', () => {
    const last = new Map<string, string>();
    for (const line of linesOf(name)) {
      if (line.event === 'probe') last.set(`${line.mailbox} ${line.leg}`, line.result);
      if (line.event !== 'alert') continue;
      for (const { mailbox, check, code } of line.covers) {
        const result = last.get(`${mailbox} ${check}`);
        if (result !== undefined && !code.endsWith('.not-watched'))
          expect(result === 'ok', `${code} at ${line.at}`).toBe(code.endsWith('.ok'));
      }
    }
  });

  it('tells recoveries only of what was told', () => {
    const told = new Set<string>();
    for (const { covers } of alertsOf(linesOf(name))) {
      for (const { mailbox, check, code } of covers) {
        if (code.endsWith('.ok')) expect(told.has(`${mailbox} ${check}`), `${mailbox} ${code}`).toBe(true);
        else told.add(`${mailbox} ${check}`);
      }
    }
  });

  it('writes titles and bodies that read well', () => {
    for (const { title, body } of alertsOf(linesOf(name))) {
      for (const text of [title, body]) {
        expect(text.trim()).not.toBe('');
        expect(text).not.toMatch(/\b(undefined|null|NaN)\b|\[object| {2}/);
        if ((script.lang ?? 'fr') === 'fr') expect(text).not.toMatch(roughFrench);
      }
    }
  });
});
