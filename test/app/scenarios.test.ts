import { describe, expect, it } from 'vitest';
import type { SimulationLine } from '../../src/app/simulation/lines.ts';
import { answersStories } from './stories/answers.ts';
import { certificatesStories } from './stories/certificates.ts';
import { expiryStories } from './stories/expiry.ts';
import { loginsStories } from './stories/logins.ts';
import { mailboxesStories } from './stories/mailboxes.ts';
import { networkStories } from './stories/network.ts';
import { listed, names, play, scriptOf } from './stories/play.ts';
import { refusalsStories } from './stories/refusals.ts';
import { roomStories } from './stories/room.ts';
import { rules } from './stories/rules.ts';
import { serversStories } from './stories/servers.ts';
import { alertsOf, instant, type Line, local, probesOf, type Story, withdrawnOf } from './stories/story.ts';
import { timeStories } from './stories/time.ts';

const stories: Readonly<Record<string, Story>> = {
  ...expiryStories,
  ...roomStories,
  ...timeStories,
  ...networkStories,
  ...serversStories,
  ...loginsStories,
  ...refusalsStories,
  ...answersStories,
  ...certificatesStories,
  ...mailboxesStories,
};

type Expected = {
  readonly text: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly severity: string;
  readonly codes: readonly string[];
  readonly mailbox: string | null;
  /** Null where it speaks for one verdict: its own. */
  readonly covers: readonly string[] | null;
};

const expectation =
  /^(?<date>\d{4}-\d\d-\d\d) (?<time>\d\d:\d\d)(?:\.\.(?<toDate>\d{4}-\d\d-\d\d )?(?<to>\d\d:\d\d))? (?<severity>\w+) (?<codes>\S+)(?: (?<mailbox>\w+))?(?: = (?<covers>.+))?$/;

function expected(text: string): Expected {
  const found = expectation.exec(text)?.groups;
  if (!found) throw new Error(`not an expected alert: ${text}`);
  const { date = '', time = '', toDate, to, severity = '', codes = '', mailbox = null, covers } = found;
  const fromMs = instant(`${date} ${time}`);
  // The last minute belongs to the span.
  const toMs = to === undefined ? fromMs + 2 * 60_000 : instant(`${toDate?.trim() ?? date} ${to}`) + 60_000;
  return { text, fromMs, toMs, severity, codes: codes.split('|'), mailbox, covers: covers?.split(' ').sort() ?? null };
}

const codesOf = ({ covers }: Line<'alert'>): string[] => covers.map(({ code }) => code).sort();

function isMeant(alert: Line<'alert'>, wanted: Expected, firstMailbox: string): boolean {
  const atMs = Date.parse(alert.at);
  return (
    wanted.fromMs <= atMs &&
    atMs < wanted.toMs &&
    alert.severity === wanted.severity &&
    wanted.codes.includes(alert.code) &&
    alert.mailbox.split('@')[0] === (wanted.mailbox ?? firstMailbox.split('@')[0]) &&
    codesOf(alert).join(' ') === (wanted.covers ?? [alert.code]).join(' ')
  );
}

function expectAlerts(name: string, story: Story, lines: readonly SimulationLine[]): void {
  const missing = story.alerts.map(expected);
  const firstMailbox = scriptOf(name).mailboxes[0]?.address ?? '';
  const unexpected: string[] = [];
  for (const alert of alertsOf(lines)) {
    const index = missing.findIndex((wanted) => isMeant(alert, wanted, firstMailbox));
    if (index >= 0) missing.splice(index, 1);
    else {
      const covers = codesOf(alert).join(' ');
      unexpected.push(`${local(alert.at)} ${alert.severity} ${alert.code} ${alert.mailbox} = ${covers}`);
    }
  }
  expect({ missing: missing.map(({ text }) => text), unexpected }).toEqual({ missing: [], unexpected: [] });
}

function expectLooks({ looks }: Story, lines: readonly SimulationLine[]): void {
  if (!looks) return;
  const seen = probesOf(lines)
    .filter(({ leg }) => leg === looks.leg)
    .map(({ at }) => local(at))
    .filter((at) => looks.from <= at && at < looks.to);
  expect(seen).toEqual(looks.at);
}

function expectWithdrawn({ withdrawn }: Story, lines: readonly SimulationLine[]): void {
  if (withdrawn) expect(withdrawnOf(lines).map(({ at, matter }) => `${local(at)} ${matter}`)).toEqual(withdrawn);
}

describe('stories', () => {
  it('are told of every scenario, in the list of them as well', () => {
    expect(Object.keys(stories).sort()).toEqual([...names].sort());
    const told = Object.entries(stories).map(([name, { tells }]): [string, string] => [name, tells]);
    expect(Object.fromEntries(listed())).toEqual(Object.fromEntries(told));
  });

  it('show every rule of the judgement', () => {
    const shown = new Set(Object.values(stories).map(({ rule }) => rule));
    expect(rules.filter((rule) => !shown.has(rule))).toEqual([]);
  });

  for (const [name, story] of Object.entries(stories)) {
    it(`${name}: ${story.tells}`, async () => {
      const lines = await play(name);
      expectAlerts(name, story, lines);
      expectLooks(story, lines);
      expectWithdrawn(story, lines);
      story.also?.(lines);
    });
  }
});

describe('a year', () => {
  it('says how long it takes', async () => {
    const before = performance.now();
    await play('quiet-year');
    const ms = Math.round(performance.now() - before);
    const rssMb = Math.round(process.memoryUsage().rss / 1_048_576);
    console.log(`quiet-year: ${ms} ms, process at ${rssMb} MB with the test runner in it`);
  });
});
