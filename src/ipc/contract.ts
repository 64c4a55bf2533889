import { z } from 'zod';
import { checkIds, type HealthCode } from '../domain/model/health.ts';
import type { ClosureImport } from '../domain/model/own-closures.ts';
import { addressSchema, mailboxFields, policyPatchSchema, textOf } from '../domain/model/rule-schemas.ts';
import { serverProfileSchema } from '../domain/model/server-profile.ts';
import { closuresSchema } from '../domain/model/settings.ts';
import { textRules } from '../domain/model/text-rules.ts';
import type { Words } from '../domain/text/words.ts';
import { type Snapshot, setupSteps } from '../domain/view/snapshot.ts';
import { isPlainWithin } from './plain-data.ts';

/** A password on its way to the keychain: never changed, never sent back. */
const password = textOf(textRules.password);
const leg = z.enum(['receiving', 'sending']);
const address = addressSchema;
const check = z.enum(checkIds);
const nothing = z.strictObject({});

/**
 * Every command a window may give, once, with the schema of what it carries. Main refuses everything else before any
 * command runs; both sides are derived from this table.
 */
export const commandSchemas = {
  snapshot: nothing,

  /** What is not given stays. A password given here is kept without being tried first. */
  'save-mailbox': z.strictObject({
    address,
    ...z.object(mailboxFields).partial().shape,
    mailboxPassword: password.optional(),
    cerberePassword: password.optional(),
  }),
  'forget-mailbox': z.strictObject({ address }),
  /** One login with a password that is kept only if it is accepted. `isConfirmed`: even if it was refused before. */
  'try-password': z.strictObject({ address, leg, password, isConfirmed: z.boolean() }),
  'forget-password': z.strictObject({ address, leg }),

  /** A mailbox's first start: its legs wait until their passwords are known. */
  'begin-setup': z.strictObject({ address }),
  'setup-step': z.strictObject({ step: z.enum(setupSteps) }),
  /** `autostart`: start with Windows from now on; null leaves it as it is. */
  'end-setup': z.strictObject({ autostart: z.boolean().nullable() }),

  /** Sending waits from here on, so that the old password is not tried any more. */
  'begin-renewal': z.strictObject({ address }),
  /** Cancelled, or the old password is still good. */
  'end-renewal': z.strictObject({ address }),

  'test-now': z.strictObject({ address, leg: leg.optional(), isConfirmed: z.boolean() }),
  snooze: z.strictObject({ for: z.enum(['hour', 'day', 'monday', 'end']) }),
  /** "C'est noté": nothing more is said of what this check is in trouble for; or that is taken back. */
  'note-matter': z.strictObject({ address, check, isNoted: z.boolean() }),
  /** Reads the settings of the mail programs again. */
  'check-programs': nothing,
  /** Whether they run, and whether Windows shows the icon, a moment before the next look would tell. */
  'look-at-programs': nothing,
  /** The icon may stay hidden. */
  'leave-icon': nothing,
  'adopt-pc': nothing,
  'dismiss-notices': nothing,

  /** What is not given stays, in a group as well. */
  'save-policy': z.strictObject({ policy: policyPatchSchema }),
  /** All of the school's own closures. */
  'save-closures': z.strictObject({ closures: closuresSchema }),
  /** Main asks for a calendar file, and answers with what it holds; nothing is kept. */
  'import-closures': nothing,
  'save-profile': z.strictObject({ profile: serverProfileSchema }),
  'set-language': z.strictObject({ lang: z.enum(['fr', 'en']) }),
  'set-autostart': z.strictObject({ isOn: z.boolean() }),

  'open-link': z.strictObject({ link: z.enum(['webmail', 'cerbere']), address: address.optional() }),
  /** Whoever helps with a verdict: by telephone, or in the mail program with the prepared message. */
  'open-contact': z.strictObject({ way: z.enum(['phone', 'email']), address, check }),
  /** Windows' own page for the icons of the taskbar, or Vigie's published versions. */
  'open-page': z.strictObject({ page: z.enum(['taskbar-settings', 'releases']) }),
  /** To the clipboard: the prepared message to whoever helps with a verdict, or its technical details. */
  copy: z.strictObject({ what: z.enum(['message', 'details']), address, check }),
  /** To the clipboard: what belongs into a field of the mail program; `difference` and `field` by their places. */
  'copy-setting': z.strictObject({ address, difference: z.int().min(0).max(99), field: z.int().min(0).max(9) }),
  'copy-report': nothing,
  /** Main asks where. */
  'save-report': nothing,
  'trial-notification': nothing,
  /** Erases passwords, settings and autostart, and quits. */
  'forget-everything': z.strictObject({ isConfirmed: z.literal(true) }),
} as const;

export type CommandName = keyof typeof commandSchemas;
export type CommandPayload<Name extends CommandName> = z.infer<(typeof commandSchemas)[Name]>;
/** What a window may leave out is filled in on the other side. */
export type CommandInput<Name extends CommandName> = z.input<(typeof commandSchemas)[Name]>;

/** What a command answers: a value, never a stack. */
export type CommandResult<Value = null> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: string };

/**
 * What came of trying a password once. Only an accepted one is kept: `not-stored` means that the server accepted it and
 * the keychain did not. `kept-out`: the server lets nobody in at this moment, or not in this way, whatever the password.
 * Not sent: `known-refusal`, this very password was refused before; `locked-out`, the server keeps everybody out, and
 * every attempt makes that longer; `busy`, another one is being tried at this moment.
 */
export type TrialOutcome =
  | 'accepted'
  | 'not-stored'
  | 'refused'
  | 'kept-out'
  | 'not-reached'
  | 'known-refusal'
  | 'locked-out'
  | 'too-many'
  | 'busy'
  | 'interrupted';

/** The outcome in words, ready to show. */
export type Trial = Words & {
  readonly outcome: TrialOutcome;
  /** The verdict behind it; null where the server was not asked. */
  readonly code: HealthCode | null;
};

/** What commands answer with when it is more than "done". */
export type CommandValues = {
  readonly snapshot: Snapshot;
  readonly 'try-password': Trial;
  readonly 'import-closures': ClosureImport;
};
export type CommandValue<Name extends CommandName> = Name extends keyof CommandValues ? CommandValues[Name] : null;

/** Bytes a payload may have as JSON in UTF-8: half as much again as the largest form needs at its fullest. */
export const payloadBytes = 16_384;

/** A command from outside, checked. */
export type CheckedCommand = {
  readonly [Name in CommandName]: { readonly name: Name; readonly payload: CommandPayload<Name> };
}[CommandName];

const names: ReadonlySet<unknown> = new Set(Object.keys(commandSchemas));
/** Whether it is the name of a command; megabytes of text are none, and cost nothing. */
export const isCommandName = (name: unknown): name is CommandName =>
  typeof name === 'string' && name.length < 40 && names.has(name);

/** Accepts or refuses what a window sent. @returns null when name, size or payload are not of the contract */
export function checkCommand(name: unknown, payload: unknown): CheckedCommand | null {
  if (!isCommandName(name)) return null;
  if (Array.isArray(payload) || !isPlainWithin(payload, payloadBytes)) return null;
  const parsed = commandSchemas[name].safeParse(payload);
  return parsed.success ? ({ name, payload: parsed.data } as CheckedCommand) : null;
}

const hasHalfCharacter = (text: string): boolean => /\p{Surrogate}/u.test(text);

/** Why {@link checkCommand} refuses, for the user: `broken-character` can come from a keyboard. */
export function problemOf(payload: unknown): 'broken-character' | 'not-in-contract' {
  if (!isPlainWithin(payload, payloadBytes)) return 'not-in-contract';
  const { password, mailboxPassword, cerberePassword } = (payload ?? {}) as Readonly<Record<string, unknown>>;
  const isBroken = [password, mailboxPassword, cerberePassword].some(
    (text) => typeof text === 'string' && hasHalfCharacter(text),
  );
  return isBroken ? 'broken-character' : 'not-in-contract';
}

/** What the preload puts on `window.vigie`. */
export type VigieBridge = {
  command<Name extends CommandName>(
    name: Name,
    payload: CommandInput<Name>,
  ): Promise<CommandResult<CommandValue<Name>>>;
  /** @returns a function that stops listening */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void;
};
