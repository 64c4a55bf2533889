import type { CertificateProblem, Failure } from './failure.ts';

/** The certificate of one TLS connection, as seen. */
export type CertificateReading = {
  /** The host that was asked for. */
  readonly host: string;
  readonly port: number;
  /** Who signed it: organisation, else common name. */
  readonly issuer: string;
  /** DNS names and IP addresses it is valid for. */
  readonly names: readonly string[];
  /** ISO 8601 instants. */
  readonly validFrom: string;
  readonly expiresAt: string;
  readonly problem: CertificateProblem | null;
  /** OpenSSL's verification code, e.g. `CERT_HAS_EXPIRED`; null when accepted. */
  readonly code: string | null;
  /** What vouches for it: a public authority, one that only this PC trusts (a proxy, an antivirus), or the extra CA file. */
  readonly anchor: 'public' | 'system' | 'extra' | null;
};

/** What is said of a certificate; its end is null where it cannot be read. */
export type CertificateFacts<DaysLeft = number> = {
  readonly issuer: string;
  readonly expiresAt: string;
  readonly daysLeft: DaysLeft;
  readonly host: string;
  readonly names: readonly string[];
  readonly problem: CertificateProblem | null;
  readonly anchor: 'public' | 'system' | 'extra' | null;
};
/** None was seen. */
export type NoCertificateFacts = { readonly issuer: null; readonly expiresAt: null; readonly daysLeft: null };

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** What one look at one server says. A probe always returns one and never throws for the world's faults. */
export type Reading<Value> = {
  readonly outcome: Outcome<Value>;
  /** The TLS certificate seen on the way; null when no handshake got that far. */
  readonly certificate: CertificateReading | null;
  /** Milliseconds from the first step to the verdict; closing the session is not counted. */
  readonly durationMs: number;
};

/** POP3 `STAT` of the inbox (RFC 1939 section 5). */
export type MaildropValue = {
  readonly messages: number;
  readonly octets: number;
  readonly encrypted: boolean;
  /**
   * SHA-256 (hex) of each UIDL that could be read, in mailbox order: fewer than `messages` where some could not. Null when
   * not asked, above the limit, or not offered.
   */
  readonly uidlHashes: readonly string[] | null;
  /** CAPA lines in upper case (RFC 2449); null when not asked or not offered. */
  readonly capabilities: readonly string[] | null;
};

/** An accepted SMTP login (RFC 4954). */
export type SubmissionValue = { readonly mechanism: string; readonly encrypted: true };

/** The quota of INBOX (RFC 9208); a resource is null where the server sets no limit on it. */
export type QuotaValue =
  | { readonly kind: 'not-offered' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unlimited' }
  | {
      readonly kind: 'limited';
      readonly storage: { readonly usedBytes: number; readonly limitBytes: number } | null;
      readonly messages: { readonly used: number; readonly limit: number } | null;
    };

export type MaildropReading = Reading<MaildropValue> & {
  /** CAPA was asked and never answered, which cost a second connection: better not ask again today. */
  readonly isCapaLost?: boolean;
};
export type SubmissionReading = Reading<SubmissionValue>;
export type QuotaReading = Reading<QuotaValue>;

/** What is known of the space taken and allowed. Limits are null where unknown. */
export type StorageUse = {
  readonly usedBytes: number | null;
  readonly limitBytes: number | null;
  readonly messages: number | null;
  readonly limitMessages: number | null;
};

/** A measurement, and where it came from. */
export type Measurement = StorageUse & { readonly usedBytes: number; readonly source: 'pop3-stat' | 'imap-quota' };
