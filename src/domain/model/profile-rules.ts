import type { NumberRule } from './number-rules.ts';

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
