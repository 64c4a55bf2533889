import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belgianCalendar as calendar } from '../../src/app/belgium.ts';
import type { WatchContext } from '../../src/domain/model/context.ts';
import type { Matter } from '../../src/domain/model/matter.ts';
import type { WatchState } from '../../src/domain/model/state.ts';
import { isSnoozed } from '../../src/domain/tell/occasion.ts';
import { isLive } from '../../src/domain/watch/matters.ts';
import { hour, iso, parse, playWorld, randomScenario } from '../support/random-world.ts';

/** Hours awake before anything is said of collection: Outlook must have had its turn. */
const collectionGraceMs = 2 * hour;

/** True where nothing but speech is missing: somebody is there, and the verdict rests on this waking. */
function maySpeak(matter: Matter, state: WatchState, nowMs: number, context: WatchContext): boolean {
  const { awake, audience, mailboxes } = state;
  const { sinceMs } = awake;
  const [lead] = matter.members;
  if (sinceMs === null || !audience.isPresent || isSnoozed(state, nowMs) || lead === undefined) return false;
  if (matter.level !== 'critical' || matter.quietMs !== null || matter.notedGravity !== null) return false;
  if (!isLive(matter, lead, state, context)) return false;
  const mailbox = mailboxes.find(({ address }) => address === lead.address);
  if (lead.check === 'password-expiry' || lead.check === 'certificate') return true;
  const isOfBox = lead.check === 'storage' || lead.check === 'collection';
  const leg = mailbox?.legs[isOfBox ? 'receiving' : (lead.check as 'receiving' | 'sending')];
  if (isOfBox && (leg?.success?.atMs ?? 0) < sinceMs) return false;
  if (lead.check === 'collection') return nowMs - sinceMs >= collectionGraceMs;
  return (leg?.lastLookMs ?? 0) >= sinceMs || leg?.mode.kind !== 'automatic';
}

const isUnsaid = ({ told, gravity }: Matter): boolean => told === null || told.gravity < gravity;

/** Follows every matter of a watch, and holds it to what is promised of speech. */
function createFollower() {
  /** How long a critical matter has been unsaid though it might have been said. */
  const waits = new Map<string, number>();
  const before = new Map<string, Matter>();
  let last: { readonly state: WatchState; readonly atMs: number } | null = null;
  let said = 0;
  const wrong: string[] = [];

  const follow = (state: WatchState, nowMs: number, context: WatchContext): void => {
    for (const matter of last?.state.matters ?? []) {
      if (!last || !isUnsaid(matter) || !maySpeak(matter, last.state, last.atMs, context)) {
        waits.delete(matter.id);
        continue;
      }
      const now = state.matters.find(({ id }) => id === matter.id);
      const untilMs = now?.told && !isUnsaid(now) ? now.told.lastMs : nowMs;
      const waitedMs = (waits.get(matter.id) ?? 0) + untilMs - last.atMs;
      if (waitedMs > hour) wrong.push(`${matter.id} unsaid at ${iso(nowMs)}`);
      waits.set(matter.id, waitedMs);
    }
    for (const matter of state.matters) {
      const known = before.get(matter.id);
      if (matter.quietMs !== null && matter.toast !== null) wrong.push(`${matter.id} is over at ${iso(nowMs)}`);
      const isNews = matter.told !== null && (known?.told?.times ?? 0) < matter.told.times;
      if (isNews && known?.told && matter.told) {
        const isOfOneDay = calendar.localDate(known.told.lastMs) === calendar.localDate(matter.told.lastMs);
        if (isOfOneDay && matter.told.gravity <= known.told.gravity)
          wrong.push(`${matter.id} twice on the day of ${iso(matter.told.lastMs)}`);
      }
      if (isNews) said += 1;
      before.set(matter.id, matter);
    }
    last = { state, atMs: nowMs };
  };
  return { follow, said: () => said, wrong };
}

describe('in any world', () => {
  it('a critical matter is said within the hour, and none twice on a day but for a rise', async () => {
    let said = 0;
    await fc.assert(
      fc.asyncProperty(randomScenario, async (data) => {
        const follower = createFollower();
        await playWorld(parse(data), follower.follow);
        said += follower.said();
        expect(follower.wrong).toEqual([]);
      }),
      { numRuns: 80, seed: 20_260_902, endOnFailure: true },
    );
    // The worlds must not have become too tame to prove anything.
    expect(said).toBeGreaterThan(60);
  }, 60_000);

  it('an end is told once, of what was told, and after a comeback only when it has been quiet for a day', async () => {
    let ends = 0;
    await fc.assert(
      fc.asyncProperty(randomScenario, async (data) => {
        const open = new Map<string, number>();
        const ended = new Map<string, number>();
        for (const line of await playWorld(parse(data))) {
          const atMs = Date.parse(line.at);
          if (line.event === 'matter' && line.change === 'opens') open.set(line.matter, atMs);
          if (line.event === 'matter' && line.change === 'ends') {
            open.delete(line.matter);
            ended.set(line.matter, atMs);
          }
          if (line.event !== 'alert' || line.severity !== 'recovery' || line.code === 'summary') continue;
          ends += 1;
          expect(open.has(line.matter), `${line.matter} is open at ${line.at}`).toBe(false);
          expect(ended.has(line.matter), `${line.matter} at ${line.at}`).toBe(true);
          // Told: a second all-clear needs a second end.
          ended.delete(line.matter);
        }
      }),
      { numRuns: 80, seed: 20_260_903, endOnFailure: true },
    );
    expect(ends).toBeGreaterThan(10);
  }, 60_000);
});
