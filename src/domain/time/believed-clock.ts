/**
 * What time it is, as far as that can be known. A PC's clock may be a year ahead for a morning, or in 2015 until the network
 * answers. The monotonic clock counts the time awake and nobody sets it; across a sleep or an end of the program only this
 * is sure, that time has not gone back.
 */

/**
 * Why the PC's clock is not believed. `jump`: set by more than a day while awake; the right time is then known, by the
 * monotonic clock. Of the others only a time is known that it cannot be before. `before-build`: before the day on which
 * this program was built. `behind`: earlier than what was seen before. `absence`: more time has passed in a sleep than a PC
 * is ever left alone for.
 */
export const clockDoubts = ['jump', 'before-build', 'behind', 'absence'] as const;
export type ClockDoubt = (typeof clockDoubts)[number];

/** What is remembered of the clock between two events. Plain JSON. */
export type ClockMemory = {
  /** The time at the last event, epoch milliseconds: the PC's while its clock is believed, else reckoned. 0: no event yet. */
  readonly nowMs: number;
  /** The monotonic clock at that event; null where it says nothing of what comes, asleep or ended. */
  readonly monotonicMs: number | null;
  /** What the PC's clock shows beyond that time; 0 while it is believed. */
  readonly aheadMs: number;
  readonly doubt: ClockDoubt | null;
  /** The time before an absence of days that only the PC's clock tells of: it may take that back. Null where it has proved right. */
  readonly claimedFromMs: number | null;
  /** Milliseconds awake for which the clock has kept its pace since it was last set, or left alone for days. */
  readonly steadyMs: number;
  /** A certificate was within its dates in that time, and none outside since. */
  readonly isWitnessed: boolean;
};

export const newClock: ClockMemory = {
  nowMs: 0,
  monotonicMs: null,
  aheadMs: 0,
  doubt: null,
  claimedFromMs: null,
  steadyMs: 0,
  isWitnessed: false,
};

/** What the clocks of the PC show at one moment. */
export type ClockReading = {
  readonly wallMs: number;
  /** Null where it is not known. */
  readonly monotonicMs: number | null;
  /** The program has started, or the system says that the PC has slept. */
  readonly isWaking: boolean;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A clock that is set by less is put right, or follows another zone: nothing to doubt. */
const jumpMs = dayMs;
/** A longest weekend. A longer absence is believed, and may yet be taken back by the clock that claimed it. */
const everydayMs = 4 * dayMs;
/** Longer than any summer holidays: nobody leaves the PC of an office alone for so long. */
const longestAbsenceMs = 75 * dayMs;
/** A working day awake in which servers' certificates were within their dates: whoever set the clock was right. */
const provedMs = 8 * hourMs;
/** After an absence that may well be true, since clocks go wrong by whole years, as much is enough. */
const returnedMs = hourMs;
const longLeaveMs = 120 * dayMs;
/** Without any: nobody works for days at a PC whose browser refuses every page. */
const acceptedMs = 72 * hourMs;

/**
 * The time at this moment and whether the PC's clock is believed. Pure; asking changes nothing.
 * @param builtMs the beginning of the day on which this program was built; 0 where it is not known
 */
export function readClock(memory: ClockMemory, reading: ClockReading, builtMs: number): ClockMemory {
  const { wallMs, monotonicMs, isWaking } = reading;
  const before = { ...memory, monotonicMs };
  if (memory.nowMs === 0) return begin(before, wallMs, builtMs);
  const passedMs = monotonicMs === null || memory.monotonicMs === null ? -1 : monotonicMs - memory.monotonicMs;
  // A monotonic clock that has gone back is another program's.
  if (isWaking || passedMs < 0) return afterAbsence(before, wallMs, builtMs, isWaking || monotonicMs !== null);
  return whileAwake(before, wallMs, passedMs, builtMs);
}

/** The memory of a clock whose PC falls asleep, or whose program has ended. */
export const clockAtRest = (memory: ClockMemory): ClockMemory => ({ ...memory, monotonicMs: null });

/** True where dates may be judged. */
export const isBelieved = ({ doubt }: ClockMemory): boolean => doubt === null;

/** True where the date itself is not known: nothing is kept under it. */
export const isUndated = ({ doubt }: ClockMemory): boolean => doubt !== null && doubt !== 'jump';

/** What a certificate says of the clock that TLS holds against its dates. */
export const noteWitness = (memory: ClockMemory, isWithinDates: boolean): ClockMemory =>
  memory.isWitnessed === isWithinDates ? memory : { ...memory, isWitnessed: isWithinDates };

const believed = (memory: ClockMemory, wallMs: number): ClockMemory => ({
  ...memory,
  nowMs: wallMs,
  aheadMs: 0,
  doubt: null,
});

const doubted = (memory: ClockMemory, doubt: ClockDoubt, wallMs: number, nowMs: number): ClockMemory => ({
  ...memory,
  nowMs,
  aheadMs: wallMs - nowMs,
  doubt,
});

/** Believed, until the clock itself says that it was not so long. */
const claimed = (memory: ClockMemory, wallMs: number): ClockMemory => ({
  ...believed(memory, wallMs),
  claimedFromMs: memory.claimedFromMs ?? memory.nowMs,
});

const begin = (memory: ClockMemory, wallMs: number, builtMs: number): ClockMemory =>
  wallMs >= builtMs ? believed(memory, wallMs) : doubted(memory, 'before-build', wallMs, builtMs);

/** The monotonic clock tells how much time has passed. */
function whileAwake(memory: ClockMemory, wallMs: number, passedMs: number, builtMs: number): ClockMemory {
  const { doubt, claimedFromMs } = memory;
  const reckonedMs = memory.nowMs + passedMs;
  const aheadMs = wallMs - reckonedMs;
  const isSet = Math.abs(aheadMs - memory.aheadMs) > jumpMs;
  const going: ClockMemory = isSet
    ? { ...memory, steadyMs: 0, isWitnessed: false }
    : { ...memory, steadyMs: Math.min(acceptedMs, memory.steadyMs + passedMs) };
  const witnessedMs = doubt === 'absence' && memory.aheadMs <= longLeaveMs ? returnedMs : provedMs;
  const isProved = going.steadyMs >= (going.isWitnessed ? witnessedMs : acceptedMs);
  const stays = doubted(going, doubt ?? 'jump', wallMs, reckonedMs);
  if (wallMs < builtMs) return stays;
  const isRight = isUndated(memory) ? isSet && isAbsence(aheadMs) : Math.abs(aheadMs) <= jumpMs;
  if (isProved) return { ...believed(going, wallMs), claimedFromMs: null };
  if (isRight) return aheadMs > everydayMs ? claimed(going, wallMs) : believed(going, wallMs);
  const isTakenBack = doubt === null && claimedFromMs !== null && aheadMs < 0 && wallMs >= claimedFromMs;
  return isTakenBack ? believed(going, wallMs) : stays;
}

/** Nobody knows how much time has passed. @param isLong whether an absence may be too long to be one */
function afterAbsence(memory: ClockMemory, wallMs: number, builtMs: number, isLong: boolean): ClockMemory {
  const { nowMs, doubt, claimedFromMs } = memory;
  const absentMs = wallMs - nowMs;
  // The clock that ran ahead may still do so by as much, unless no time would be left for the sleep.
  const isStillAhead = doubt !== null && memory.aheadMs > jumpMs && absentMs >= memory.aheadMs;
  if (isStillAhead || (doubt !== null && (wallMs < builtMs || absentMs < -jumpMs)))
    return goneOn(memory, doubt, wallMs);
  if (wallMs < builtMs) return doubted(memory, 'before-build', wallMs, nowMs);
  const restarted: ClockMemory = { ...memory, steadyMs: 0, isWitnessed: false };
  if (absentMs < -jumpMs) {
    const isTakenBack = claimedFromMs !== null && wallMs >= claimedFromMs;
    return isTakenBack || !isLong ? believed(restarted, wallMs) : doubted(restarted, 'behind', wallMs, nowMs);
  }
  if (isLong && absentMs > longestAbsenceMs) return doubted(restarted, 'absence', wallMs, nowMs);
  return absentMs <= everydayMs ? believed(memory, wallMs) : claimed(restarted, wallMs);
}

const isAbsence = (ms: number): boolean => ms >= -jumpMs && ms <= longestAbsenceMs;

/** A wrong clock that has kept its pace through a sleep, where that can be; the time is never earlier than before. */
function goneOn(memory: ClockMemory, doubt: ClockDoubt, wallMs: number): ClockMemory {
  const { nowMs, aheadMs } = memory;
  const sleptMs = wallMs - aheadMs - nowMs;
  if (isAbsence(sleptMs)) return doubted(memory, doubt, wallMs, nowMs + Math.max(0, sleptMs));
  return doubted(memory, doubt === 'jump' ? 'behind' : doubt, wallMs, nowMs);
}
