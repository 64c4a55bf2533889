import type { Failure, FailureKind } from './failure.ts';
import type { AcceptedFacts, CheckId, HoldReason, Leg } from './health.ts';
import type { ProgramFinding } from './program-finding.ts';
import type { CertificateReading, Measurement, QuotaValue } from './reading.ts';
import type { ProgramStatus } from './state.ts';

/** What a look says of its leg. */
export type LegLook = {
  readonly failure: Failure | null;
  readonly certificate: CertificateReading | null;
  /** Of an accepted login. */
  readonly facts: AcceptedFacts;
  /** CAPA's LOGIN-DELAY in seconds, where it was given. */
  readonly loginDelaySeconds: number | null;
};

/** One finished look at one leg of one mailbox. */
export type Looked = {
  readonly kind: 'looked';
  readonly atMs: number;
  readonly address: string;
  readonly leg: Leg;
  readonly look: LegLook;
  /** Only for receiving, and only when the size is known. */
  readonly measured: Measurement | null;
  readonly maildrop: {
    readonly messages: number;
    readonly octets: number;
    readonly hashes: readonly string[] | null;
  } | null;
  /** Certificate of an IMAP server that was asked beside. */
  readonly quotaCertificate: CertificateReading | null;
  /** What came of that login; absent where it was not made. */
  readonly quotaLogin?: {
    readonly failure: Failure | null;
    /** What an accepted login was answered; absent: nothing that can be used. */
    readonly answer?: Exclude<QuotaValue['kind'], 'refused'>;
  };
};

type OfLeg<Kind extends string> = {
  readonly kind: Kind;
  readonly atMs: number;
  readonly address: string;
  readonly leg: Leg;
};

/** What happens to one leg of one mailbox. */
export type LegEvent =
  /** Noted and saved before a look, so that however it ends, the next one does not follow at once. */
  | OfLeg<'look-begun'>
  /** The look was cut before the password left this PC. */
  | OfLeg<'look-cut'>
  /** A login was made whose answer does not count: its typed password was not kept, or was replaced meanwhile. */
  | OfLeg<'tried'>
  /** No password is stored, or (`isUnreadable`) the keychain gave no answer; no server was asked. */
  | (OfLeg<'password-missing'> & { readonly isUnreadable: boolean })
  /** A password that was missing should be there: one look will tell. */
  | OfLeg<'password-expected'>
  /** The memory kept outside the watch says that the stored password was refused. */
  | (OfLeg<'refusal-remembered'> & { readonly as: FailureKind })
  /** A password or a server was edited: a new beginning for that leg, looked at on the spot. */
  | OfLeg<'leg-edited'>
  | (OfLeg<'leg-held'> & { readonly reason: HoldReason })
  | OfLeg<'leg-released'>
  /** "Test now"; `isConfirmed`: the user knows what one more attempt may do. */
  | (OfLeg<'test-asked'> & { readonly isConfirmed: boolean });

/**
 * All that can happen to the watch. Every event carries its instant, as the PC's clock shows it, and where there is one what
 * the monotonic clock shows beside; time enters in no other way. Any other instant in it is one of the clock that is right.
 */
export type WatchEvent = Happened & { readonly monotonicMs?: number };

type Happened =
  | { readonly kind: 'started'; readonly atMs: number }
  | { readonly kind: 'suspended'; readonly atMs: number }
  | { readonly kind: 'resumed'; readonly atMs: number }
  | { readonly kind: 'tick'; readonly atMs: number }
  | { readonly kind: 'network'; readonly atMs: number; readonly isUp: boolean }
  /** The session was locked (or another user's is shown) or lies idle, or is in use again. Probing goes on, toasts wait. */
  | { readonly kind: 'audience'; readonly atMs: number; readonly isPresent: boolean }
  | { readonly kind: 'mail-program'; readonly atMs: number; readonly status: ProgramStatus }
  /** The settings of the mail programs were read: what that says of each mailbox, by address. */
  | {
      readonly kind: 'programs-read';
      readonly atMs: number;
      readonly found: Readonly<Record<string, ProgramFinding>>;
    }
  | Looked
  | LegEvent
  /** "C'est noté": nothing more is said of what this check is in trouble for, until it is over or worse; or that is taken back. */
  | {
      readonly kind: 'noted';
      readonly atMs: number;
      readonly address: string;
      readonly check: CheckId;
      readonly isNoted: boolean;
    }
  | { readonly kind: 'snoozed'; readonly atMs: number; readonly untilMs: number | null }
  /** Mailboxes were added to the settings or have left them. Only the new ones are looked at; who left sleeps. */
  | { readonly kind: 'settings-changed'; readonly atMs: number; readonly addresses: readonly string[] }
  /** The user wants nothing more to be known of a mailbox. */
  | { readonly kind: 'mailbox-forgotten'; readonly atMs: number; readonly address: string }
  /** A rule or a server was changed: planned anew where it matters, without a look on the spot. */
  | { readonly kind: 'rules-changed'; readonly atMs: number };
