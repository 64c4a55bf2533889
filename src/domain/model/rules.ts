import { fits, textRules } from './text-rules.ts';

/** The ends between which a number can be set; whole unless told. */
export type NumberRule = { readonly min: number; readonly max: number; readonly isWhole?: boolean };

const megabyte = 1_048_576;

export const mailboxRules = {
  /** 100,000 MB: no provider gives as much, and a slip of the hand is noticed. */
  limitBytes: { min: 1, max: 100_000 * megabyte },
  limitMessages: { min: 1, max: 1_000_000 },
} as const satisfies Record<string, NumberRule>;

/** The rule of `limitBytes` in MB, to a tenth of one. */
export const megabytesRule: NumberRule = { min: 0.1, max: mailboxRules.limitBytes.max / megabyte, isWhole: false };

export const bytesOf = (megabytes: number | null): number | null =>
  megabytes === null ? null : Math.round(megabytes * megabyte);

/** To a tenth of a MB, as it is shown. */
export const megabytesOf = (bytes: number | null): number | null =>
  bytes === null ? null : Math.round((bytes / megabyte) * 10) / 10;

/** Whether a number obeys its rule. */
export const isWithin = ({ min, max, isWhole = true }: NumberRule, value: number): boolean =>
  value >= min && value <= max && (!isWhole || Number.isInteger(value));

export type Unit = 'minutes' | 'percent' | 'daysBefore' | 'workingDays';

/** What can be set, and the value it comes with. */
export type NumberSetting = NumberRule & { readonly kind: 'number'; readonly usual: number; readonly unit: Unit };
export type ListSetting = {
  readonly kind: 'list';
  readonly usual: number[];
  readonly each: NumberRule;
  readonly most: number;
};
export type TimeSetting = { readonly kind: 'time'; readonly usual: string };
export type SwitchSetting = { readonly kind: 'switch'; readonly usual: boolean };
export type Setting = NumberSetting | ListSetting | TimeSetting | SwitchSetting;

const dayMinutes = 1_440;
const minutes = (usual: number, min: number): NumberSetting => ({
  kind: 'number',
  usual,
  min,
  max: dayMinutes,
  unit: 'minutes',
});
const percent = (usual: number): NumberSetting => ({ kind: 'number', usual, min: 1, max: 100, unit: 'percent' });
const daysBefore = (usual: number): NumberSetting => ({ kind: 'number', usual, min: 1, max: 180, unit: 'daysBefore' });
const workingDays = (usual: number): NumberSetting => ({ kind: 'number', usual, min: 1, max: 60, unit: 'workingDays' });
const list = (usual: number[], each: NumberRule, most: number): ListSetting => ({ kind: 'list', usual, each, most });
const switchedOn: SwitchSetting = { kind: 'switch', usual: true };
const time = (usual: string): TimeSetting => ({ kind: 'time', usual });

/** Sessions a leg may open a local day, whatever happens. */
export const dailySessions = { receiving: 60, sending: 40 } as const;
/** The smallest interval, in steps of five minutes, that a day's sessions can carry on a PC that is never off. */
const leastMinutes = (sessions: number): number => Math.ceil(dayMinutes / sessions / 5) * 5;

/** ISO, 1 = Monday. */
export const weekdayRule = { min: 1, max: 7 } as const satisfies NumberRule;

/**
 * Every rule of the watch, once: default, range and unit. Settings file, border and window derive from this table; the
 * window's words stand under the same names. What belongs together stands in one group.
 */
export const policyRules = {
  /** Between looks; less would be a burden to the servers and to Outlook. */
  receivingMinutes: minutes(30, leastMinutes(dailySessions.receiving)),
  sendingMinutes: minutes(60, leastMinutes(dailySessions.sending)),
  /** Shares of the limit, rising; a warning ends so far below its level. */
  storage: {
    highPercent: percent(75),
    veryHighPercent: percent(90),
    fullPercent: percent(98),
    clearedBelowPercent: { ...percent(5), min: 0.1, max: 50, isWhole: false },
  },
  /** Before the CERBERE password's expiry, falling; 0 is the day itself. */
  passwordNoticeDays: list([30, 15, 7, 3, 1, 0], { min: 0, max: 180 }, 12),
  certificateNoticeDays: { soon: daysBefore(30), verySoon: daysBefore(7) },
  /** Without collection. */
  collection: {
    waitingDays: workingDays(2),
    abandonedDays: workingDays(5),
    silentDays: workingDays(5),
    silentDaysWhenNearlyFull: workingDays(3),
  },
  /** When warnings may be spoken, public holidays excepted. */
  speakingHours: { days: list([1, 2, 3, 4, 5], weekdayRule, 7), opens: time('07:30'), closes: time('18:00') },
  reminderAt: time('07:30'),
  /** Whether the settings of this PC's mail programs are read, and whether they run. */
  readsMailPrograms: switchedOn,
};

export type Rules = typeof policyRules;
/** The values that rules stand for. */
export type ValueOf<Rule> = Rule extends { usual: infer Value }
  ? Value
  : { -readonly [Part in keyof Rule]: ValueOf<Rule[Part]> };

/** How often to look, from when to warn, and at what hours to speak. */
export type Policy = { [Name in keyof Rules]: ValueOf<Rules[Name]> };

/** Rules that belong together, and are saved only if they fit each other. */
export type GroupName = { [Name in keyof Rules]: Rules[Name] extends Setting ? never : Name }[keyof Rules];
/** Some parts of a group. */
export type PartsOf<Group extends GroupName> = {
  readonly [Part in keyof Policy[Group]]?: Policy[Group][Part] | undefined;
};

export const isSetting = (rule: object): rule is Setting => 'usual' in rule;

const usualOf = (rule: object): unknown =>
  isSetting(rule) ? rule.usual : Object.fromEntries(Object.entries(rule).map(([name, part]) => [name, usualOf(part)]));

/** The rules as they come. */
export const defaultPolicy = usualOf(policyRules) as Policy;

/** What does not fit between values of one group that are each within their limits. */
export type RuleProblem = 'must-rise' | 'must-fall' | 'must-wait' | 'no-day' | 'time' | 'order';

const rises = (...levels: readonly (number | undefined)[]): boolean => {
  const given = levels.filter((level) => level !== undefined);
  return given.every((level, index) => index === 0 || (given[index - 1] ?? level) < level);
};

const constraints: { readonly [Group in GroupName]: (given: PartsOf<Group>) => RuleProblem | null } = {
  storage: ({ highPercent, veryHighPercent, fullPercent }) =>
    rises(highPercent, veryHighPercent, fullPercent) ? null : 'must-rise',
  certificateNoticeDays: ({ soon, verySoon }) => (rises(verySoon, soon) ? null : 'must-fall'),
  collection: ({ waitingDays, abandonedDays }) => (rises(waitingDays, abandonedDays) ? null : 'must-wait'),
  speakingHours({ days, opens, closes }) {
    if (days?.length === 0) return 'no-day';
    if ([opens, closes].some((one) => one !== undefined && !fits(textRules.time, one))) return 'time';
    return opens === undefined || closes === undefined || opens < closes ? null : 'order';
  },
};

/** What does not fit between the parts of a group, as far as they are given. */
export const problemIn = <Group extends GroupName>(group: Group, given: PartsOf<Group>): RuleProblem | null =>
  constraints[group](given);

/** The first thing that does not fit in a policy. */
export function policyProblem(policy: Policy): RuleProblem | null {
  const problems = (Object.keys(constraints) as GroupName[]).map((group) => problemIn(group, policy[group]));
  return problems.find((problem) => problem !== null) ?? null;
}

export const serverKinds = ['pop3', 'smtp', 'imap'] as const;
export type ServerKind = (typeof serverKinds)[number];

/**
 * What each server can be asked for; the first is proposed where there is none yet. `auto`: a plain port, upgraded by STLS
 * where the server offers it properly.
 */
export const securities = {
  pop3: ['auto', 'starttls', 'tls', 'plain'],
  smtp: ['tls', 'starttls'],
  imap: ['tls', 'starttls'],
} as const satisfies Record<ServerKind, readonly string[]>;

/** Proposed where the profile has no such server (RFC 8314; POP3 as the manual has it). */
export const usualPorts: Readonly<Record<ServerKind, number>> = { pop3: 110, smtp: 465, imap: 993 };

/** Months after which CERBERE asks for another password (manual, section 7), where a profile does not say. */
export const usualLifetimeMonths = 6;

export const profileRules = {
  port: { min: 1, max: 65_535 },
  /** Months a CERBERE password lives, calendar months. */
  passwordLifetimeMonths: { min: 1, max: 60 },
} as const satisfies Record<string, NumberRule>;
