import { belgianCalendar } from '../app/belgium.ts';
import { pcClock } from '../app/clocks.ts';
import type { WaitingClock } from '../app/ports.ts';
import { type Leg, legs } from '../domain/model/health.ts';
import type { LegView, Snapshot } from '../domain/view/snapshot.ts';
import { atSpeed, type DemoClock, type DemoSpeed } from './demo-clock.ts';
import { mailboxForm } from './demo-school.ts';
import { command, type DemoProgram, type ProgramAct } from './program.ts';
import { type Scene, type Stretch, scenes } from './scenes.ts';
import type { Stage, StageAction } from './stage.ts';

/** What was last played, for the control page. */
export type Played = {
  readonly action: StageAction;
  /** Demo time is made to run until Vigie has seen it. */
  readonly isHurrying: boolean;
  /** When it was begun, in demo time. */
  readonly sinceMs: number;
};

export type Director = {
  /** Does what a button is for: to the world, in the user's place, and to the time. @returns when that is done; time may run on */
  play(action: StageAction): Promise<void>;
  setSpeed(speed: DemoSpeed): void;
  readonly speed: () => number;
  readonly played: () => Played | null;
  /** Ends what is under way. */
  close(): Promise<void>;
};

export type DirectorParts = {
  readonly stage: Stage;
  readonly program: DemoProgram;
  readonly clock: DemoClock;
  readonly firstSpeed: number;
  /** Told when the clock's pace has changed. */
  readonly onPace: () => void;
  /** This PC's own clock. */
  readonly real?: WaitingClock;
};

const hourMs = 3_600_000;
/** How many times as fast as this PC's time; evidence rests on awake time, in steps of less than three quarters of an hour. */
const speeds: Readonly<Record<Stretch, number>> = { minutes: 600, hours: 3_600, days: 21_600 };
const nightSpeed = 86_400;
/** Demo time after which what was to show will not. */
const withinMs: Readonly<Record<Stretch, number>> = { minutes: 3 * hourMs, hours: 12 * hourMs, days: 14 * 24 * hourMs };
/** Real milliseconds between two looks at what the program shows, and for which time is made to run at most. */
const lookEveryMs = 50;
const hurryAtMostMs = 40_000;

/** Leads the demonstration: what a button is for is done, and time runs until it can be seen. */
export function createDirector({ stage, program, clock, onPace, real = pcClock, ...parts }: DirectorParts): Director {
  let chosen = parts.firstSpeed;
  let played: Played | null = null;
  let hurry = new AbortController();
  let hurrying: Promise<void> = Promise.resolve();

  const run = (speed: number): void => {
    if (clock.pace().speed === speed) return;
    clock.follow(atSpeed(clock.pace(), speed, real.now()));
    onPace();
  };
  const perform = async (acts: readonly ProgramAct[]): Promise<void> => {
    for (const act of acts) await program.act(act);
  };
  const hurryOn = async (action: StageAction, scene: Scene, signal: AbortSignal): Promise<void> => {
    const [fromMs, realMs] = [clock.now(), real.now()];
    let stepMs = fromMs;
    let lookedMs = fromMs;
    const isOver = (): boolean => {
      const shown = program.snapshot();
      // A day has only so many logins: what could not be looked at today is looked at tomorrow.
      if (isAwaited(action, shown, fromMs)) lookedMs = clock.now();
      const isLate = clock.now() - lookedMs > withinMs[scene.stretch] || real.now() - realMs > hurryAtMostMs;
      return isLate || (shown !== null && shown.atMs >= fromMs && hasCome(action, shown));
    };
    while (!signal.aborted && !isOver()) {
      run(isToPass(action, clock.now(), program.snapshot(), fromMs) ? nightSpeed : speeds[scene.stretch]);
      if (clock.now() >= stepMs) {
        stage.passHour(action);
        if (action === 'repair' && stepMs > fromMs) await perform(retyped(stage, program.snapshot()));
        stepMs = clock.now() + hourMs;
      }
      await real.wait(lookEveryMs, signal);
    }
    if (signal.aborted) return;
    if (action === 'repair') await perform(answered(stage, program.snapshot(), clock.now()));
    played = { action, isHurrying: false, sinceMs: fromMs };
    run(chosen);
  };

  return {
    async play(action) {
      hurry.abort();
      await hurrying;
      run(chosen);
      const scene = scenes[action];
      const before = stage.view();
      await stage.perform(action);
      await perform(actsOf(action, stage, clock.now()));
      if (action === 'repair') await perform(retyped(stage, before.isPasswordChanged ? null : program.snapshot()));
      const isToRun = scene.shows !== null || scene.ends !== undefined;
      played = { action, isHurrying: isToRun, sinceMs: clock.now() };
      hurry = new AbortController();
      if (isToRun) hurrying = hurryOn(action, scene, hurry.signal);
    },
    setSpeed(speed) {
      chosen = speed;
      if (!played?.isHurrying) run(speed);
    },
    speed: () => chosen,
    played: () => played,
    async close() {
      hurry.abort();
      await hurrying;
    },
  };
}

/**
 * Whoever types a password anew means it, also one that was refused before; one that is not in doubt is only looked at.
 * @param shown null where both are to be typed
 */
function retyped(stage: Stage, shown: Snapshot | null): readonly ProgramAct[] {
  const { address, incomingPassword, cerberePassword } = stage.view();
  const passwords: Readonly<Record<Leg, string>> = { receiving: incomingPassword, sending: cerberePassword };
  const mailbox = shown?.mailboxes.find((one) => one.address === address);
  return legs.map((leg) =>
    !mailbox || isDoubtful(mailbox.legs[leg])
      ? command('try-password', { address, leg, password: passwords[leg], isConfirmed: true })
      : command('test-now', { address, leg, isConfirmed: false }),
  );
}

/** Whether a password that was typed anew is a new one is asked: here it was changed on another day than was noted. */
function answered(stage: Stage, shown: Snapshot | null, nowMs: number): readonly ProgramAct[] {
  const checks = shown?.mailboxes.flatMap((mailbox) => mailbox.checks) ?? [];
  const isAsked = checks.some(({ code }) => code === 'password-expiry.date-to-confirm');
  return isAsked ? [command('save-mailbox', mailboxForm(stage.view(), nowMs - 24 * hourMs))] : [];
}

const isDoubtful = ({ isLatched, hold, isPasswordMissing, isPasswordUnreadable }: LegView): boolean =>
  isLatched || hold !== null || isPasswordMissing || isPasswordUnreadable;

/** What user and PC do beside what happens in the world; then Vigie is asked to look. */
function actsOf(action: StageAction, stage: Stage, nowMs: number): readonly ProgramAct[] {
  const { address } = stage.view();
  const today = belgianCalendar.localDate(nowMs);
  const look = command('test-now', { address, isConfirmed: false });
  const lastDay = (days: number): ProgramAct =>
    command('save-mailbox', { address, passwordExpiresOn: belgianCalendar.addDays(today, days) });
  switch (action) {
    // Who empties the box is told by whether Outlook runs on this PC.
    case 'collect':
      return [{ kind: 'outlook', isOpen: true, setting: 'right' }, look];
    case 'other-reader':
      return [{ kind: 'outlook', isOpen: false }, look];
    case 'leave-copies':
    case 'outlook-copies':
      return [{ kind: 'outlook', isOpen: true, setting: 'copies' }, look];
    case 'abandon':
      return [{ kind: 'outlook', setting: 'right' }, look];
    case 'outlook-open':
    case 'outlook-closed':
      return [{ kind: 'outlook', isOpen: action === 'outlook-open' }];
    case 'outlook-right':
      return [{ kind: 'outlook', setting: 'right' }];
    case 'outlook-other-server':
      return [{ kind: 'outlook', setting: 'other-server' }];
    case 'outlook-no-login':
      return [{ kind: 'outlook', setting: 'no-login' }];
    case 'cerbere-soon':
      return [lastDay(7), look];
    case 'cerbere-today':
    case 'cerbere-expired':
      return [lastDay(0), look];
    case 'cerbere-renewed':
      return [command('save-mailbox', { address, passwordChangedOn: today, passwordExpiresOn: null }), look];
    case 'date-unknown':
      return [command('save-mailbox', { address, passwordChangedOn: null, passwordExpiresOn: null }), look];
    case 'passwords-lost':
    case 'passwords-found':
      return [{ kind: 'passwords', areLost: action === 'passwords-lost' }, look];
    case 'first-start':
      return [{ kind: 'passwords', areLost: false }, command('forget-mailbox', { address })];
    case 'repair':
      return [
        { kind: 'passwords', areLost: false },
        { kind: 'outlook', isOpen: true, setting: 'right' },
        command('end-setup', { autostart: null }),
        command('end-renewal', { address }),
        command('snooze', { for: 'end' }),
        command('save-mailbox', mailboxForm(stage.view(), nowMs)),
      ];
    default:
      return [look];
  }
}

/** Whether what a scene is for can be seen, and said; or nothing more comes of itself. */
function hasCome(action: StageAction, shown: Snapshot): boolean {
  const { shows, ends = [] } = scenes[action];
  if (action === 'repair') return shown.mailboxes.some(({ status }) => status === 'ok') && !isUnderWay(shown);
  if (shows === null)
    return !isUnderWay(shown) && (isStuck(shown) || !shown.matters.some(({ kind }) => ends.includes(kind)));
  const checks = shown.mailboxes.flatMap((mailbox) => mailbox.checks);
  const isThere = shown.matters.some(({ kind }) => kind === shows) || checks.some(({ code }) => code === shows);
  const isForOfficeHours = shown.matters.some(({ level }) => level === 'warning');
  return isThere && (!isForOfficeHours || isSpeakingTime(shown.atMs, shown));
}

const legsOf = (shown: Snapshot | null): readonly LegView[] =>
  shown?.mailboxes.flatMap((mailbox) => Object.values(mailbox.legs)) ?? [];

/** A leg is being looked at, or will let itself in again. */
const isUnderWay = (shown: Snapshot): boolean =>
  legsOf(shown).some(({ isLooking, isLatched, nextLookMs }) => isLooking || (isLatched && nextLookMs !== null));

/** A leg waits for the user. */
export const isStuck = (shown: Snapshot | null): boolean =>
  shown !== null && !isUnderWay(shown) && legsOf(shown).some(isDoubtful);

/** The looks that were not made yet since then. */
const awaited = (shown: Snapshot | null, fromMs: number): readonly number[] =>
  legsOf(shown).flatMap(({ lastLookMs, nextLookMs }) => ((lastLookMs ?? 0) < fromMs ? (nextLookMs ?? []) : []));

const isAwaited = (action: StageAction, shown: Snapshot | null, fromMs: number): boolean =>
  awaited(shown, fromMs).length > 0 || (action === 'repair' && isStuck(shown));

const isSpeakingTime = (nowMs: number, { policy }: Snapshot): boolean =>
  belgianCalendar.isOpen(nowMs, policy.speakingHours);

/** Nights and weekends are passed over where days are to pass, or where somebody is waited for; so is a day without logins. */
function isToPass(action: StageAction, nowMs: number, shown: Snapshot | null, fromMs: number): boolean {
  if (shown === null) return false;
  if (awaited(shown, fromMs).some((atMs) => atMs - nowMs > hourMs)) return true;
  if (action === 'repair') return isStuck(shown);
  const { shows, stretch } = scenes[action];
  const isOpen = shown.matters.some(({ kind, level }) => kind === shows && level === 'warning');
  return !isSpeakingTime(nowMs, shown) && (stretch === 'days' || isOpen);
}
