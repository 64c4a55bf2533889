import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pcClock } from '../../src/app/clocks.ts';
import { createDemoClock, type DemoClock } from '../../src/demo/demo-clock.ts';
import { firstPace } from '../../src/demo/demo-school.ts';
import { createDirector, type Director } from '../../src/demo/director.ts';
import { type LiveDemo, startLiveDemo } from '../../src/demo/live.ts';
import { scenes } from '../../src/demo/scenes.ts';
import { createStage, type Stage, stageActions } from '../../src/demo/stage.ts';
import { tellingOf } from '../../src/demo/telling.ts';
import { startWorld, type World } from '../../src/demo/world.ts';

let world: World;
let clock: DemoClock;
let live: LiveDemo;
let stage: Stage;
let director: Director;
/** A demonstration of its own, on a day on which nobody has looked yet. */
async function begin(): Promise<void> {
  world = await startWorld();
  clock = createDemoClock(pcClock, firstPace(Date.now(), 60));
  live = await startLiveDemo(world, clock, '0.1.0');
  stage = createStage(world, () => clock.now() - Date.now());
  director = createDirector({ stage, program: live.program, clock, firstSpeed: 60, onPace: () => undefined });
}
async function end(): Promise<void> {
  await director.close();
  await live.stop();
  await world.close();
}

const seconds = 60_000;
const telling = () => tellingOf(live.snapshot(), director.played());
const codes = (): readonly string[] =>
  live.snapshot().mailboxes.flatMap(({ checks }) => checks.map(({ code }) => code as string));
const shown = (): readonly string[] => [...live.snapshot().matters.map(({ kind }) => kind as string), ...codes()];
/** Plays it, and lets time run until what it is for can be seen. */
async function play(action: (typeof stageActions)[number]): Promise<void> {
  await director.play(action);
  await expect.poll(() => director.played()?.isHurrying, { timeout: seconds }).toBe(false);
}
const isWell = () => expect.poll(() => live.tray().icon, { timeout: seconds }).toBe('ok');

describe('every button of the control page', () => {
  beforeAll(begin);
  afterAll(end);

  it.each(stageActions.filter((action) => scenes[action].shows !== null))(
    '%s shows what it is for, and repair asks nothing',
    { timeout: 2 * seconds },
    async (action) => {
      await play(action);
      expect(shown()).toContain(scenes[action].shows);
      expect(clock.pace().speed).toBe(60);
      await play('repair');
      await isWell();
      expect(live.snapshot().matters).toEqual([]);
    },
  );

  it.each(stageActions)('%s says how Vigie goes about it', (action) => {
    expect(scenes[action].note).toMatch(/^\p{Lu}.*[.!]$/su);
  });

  it('waits for the user where a password was refused, and says so', { timeout: 2 * seconds }, async () => {
    await play('password-changed');
    await play('password-restored');
    await expect.poll(() => telling().why).toMatch(/retaper/);
    expect(stage.view().logins.refused).toBeGreaterThan(0);
    await play('repair');
    await isWell();
    await expect.poll(() => telling().why).toBeNull();
  });

  it('says that what comes back within a day is not said again', { timeout: 2 * seconds }, async () => {
    await play('servers-unreachable');
    await play('repair');
    await isWell();
    await play('servers-unreachable');
    await expect.poll(() => telling().why).toMatch(/^Déjà dit/);
    await play('repair');
    await isWell();
  });

  it('shows a first start, and goes on from there at a repair', { timeout: 2 * seconds }, async () => {
    await play('first-start');
    expect(live.snapshot().mailboxes).toEqual([]);
    await expect.poll(() => telling().why).toMatch(/premier démarrage/);
    await play('repair');
    await isWell();
  });
});

describe('what the world ends', () => {
  beforeAll(begin);
  afterAll(end);

  it.each([
    ['servers-locked-out', 'servers-well'],
    ['servers-unreachable', 'servers-well'],
    ['servers-both-refused', 'servers-well'],
    ['certificate-expired', 'certificate-good'],
  ] as const)('%s is over by itself after %s', { timeout: 2 * seconds }, async (begins, ends) => {
    await play(begins);
    await play(ends);
    await isWell();
  });
});
