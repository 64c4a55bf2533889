import type { CertificateKind } from './certificates.ts';
import { outlookActions } from './demo-outlook.ts';
import { type Fault, type Protocol, protocols } from './faults.ts';
import { collect, deliver, fillTo, usedBytes } from './mailbox.ts';
import type { World } from './world.ts';

/** What is wrong with the servers; a server has at most one fault at a time. */
export const serverTroubles = [
  'locked',
  'unreachable',
  'slow',
  'locked-out',
  'access-off',
  'both-refused',
  'said-full',
] as const;
export type ServerTrouble = (typeof serverTroubles)[number];

/** What the person who shows Vigie can do to the mailbox and its servers. */
export const stageActions = [
  'fill-50',
  'fill-80',
  'fill-92',
  'fill-98.5',
  'fill-100',
  'deliver',
  'collect',
  'other-reader',
  'leave-copies',
  'abandon',
  'cerbere-soon',
  'cerbere-today',
  'cerbere-expired',
  'cerbere-renewed',
  'date-unknown',
  'password-changed',
  'password-restored',
  'passwords-lost',
  'passwords-found',
  ...serverTroubles.map((trouble) => `servers-${trouble}` as const),
  'servers-well',
  'certificate-ending',
  'certificate-expired',
  'certificate-good',
  ...outlookActions,
  'first-start',
  'repair',
] as const;
export type StageAction = (typeof stageActions)[number];

/** The world as it is now, for the control page. */
export type StageView = {
  readonly address: string;
  readonly incomingPassword: string;
  readonly cerberePassword: string;
  readonly limitBytes: number | null;
  readonly filledPercent: number;
  readonly messages: number;
  readonly refusedDeliveries: number;
  readonly isCerbereExpired: boolean;
  readonly isPasswordChanged: boolean;
  readonly arePasswordsLost: boolean;
  readonly certificate: CertificateKind;
  readonly trouble: ServerTrouble | null;
  /** Logins seen since the start; refusals of a password, not of a box that lets nobody in. */
  readonly logins: { readonly accepted: number; readonly refused: number };
};

export type Stage = {
  perform(action: StageAction): Promise<void>;
  /** What an hour brings while days pass in this scene: a message comes, or those that are read in this way leave. */
  passHour(action: StageAction): void;
  readonly view: () => StageView;
};

const otherPassword = 'Nouveau#2027 à l’école';
const messageOctets = 262_144;
/** Messages that a filling comes in. */
const parcels = 9;
/** Days that the certificate of a provider has left who forgets to renew it. */
const endingDays = 3;
const dayMs = 86_400_000;

const everywhere = (fault: Fault): Readonly<Record<Protocol, Fault | null>> => ({
  pop3: fault,
  smtp: fault,
  imap: fault,
});
const answering = (text: string): Fault => ({ kind: 'reply', at: 'password', text });

const faults: Readonly<Record<ServerTrouble, Readonly<Record<Protocol, Fault | null>>>> = {
  // Only receiving knows locks.
  locked: { pop3: { kind: 'in-use' }, smtp: null, imap: null },
  unreachable: everywhere({ kind: 'refuse-connections' }),
  slow: everywhere({ kind: 'delay', at: null, delayMs: 1_500 }),
  'locked-out': {
    pop3: answering('-ERR [AUTH] Account temporarily locked, too many failed login attempts'),
    smtp: answering('535 5.7.8 Account temporarily locked, too many failed login attempts'),
    imap: null,
  },
  'access-off': {
    pop3: answering('-ERR [SYS/PERM] POP3 access is disabled for this mailbox'),
    smtp: answering('535 5.7.139 SmtpClientAuthentication is disabled for this mailbox'),
    imap: null,
  },
  'both-refused': everywhere({ kind: 'password-refused' }),
  'said-full': { pop3: answering('-ERR [SYS/PERM] Mailbox is full, over quota'), smtp: null, imap: null },
};
/** In which of them a refused login says nothing of the password. */
const ofNoPassword: readonly (ServerTrouble | null)[] = ['locked', 'locked-out', 'access-off', 'said-full'];

/** The controls of a world with one mailbox. @param aheadMs how far demo time is ahead of real time */
export function createStage(world: World, aheadMs = (): number => 0): Stage {
  const { mailbox } = world;
  const { incomingPassword } = mailbox;
  let trouble: ServerTrouble | null = null;
  let certificate: CertificateKind = 'good';
  let arePasswordsLost = false;

  const refused = (): number => world.pop3.record.loginsRefused + world.smtp.record.loginsRefused;
  /** Where the count stood when nobody was let in any more; meanwhile, nothing is said of the password. */
  let refusedBeforeLock: number | null = null;
  let refusedByLocks = 0;
  const lockRefusals = (): number => refusedByLocks + (refusedBeforeLock === null ? 0 : refused() - refusedBeforeLock);

  const setTrouble = async (next: ServerTrouble | null): Promise<void> => {
    refusedByLocks = lockRefusals();
    refusedBeforeLock = ofNoPassword.includes(next) ? refused() : null;
    trouble = next;
    for (const protocol of protocols) await world.setFault(protocol, next && faults[next][protocol]);
  };
  const setCertificates = async (kind: CertificateKind): Promise<void> => {
    certificate = kind;
    const daysLeft = endingDays + aheadMs() / dayMs;
    for (const protocol of protocols) await world.setCertificate(protocol, { kind, daysLeft });
  };
  const fill = (percent: number): void => {
    if (filledPercent() > percent) collect(mailbox);
    const from = filledPercent();
    for (let parcel = 1; parcel <= parcels; parcel += 1)
      fillTo(mailbox, (from + ((percent - from) * parcel) / parcels) / 100);
  };
  const filledPercent = (): number => (usedBytes(mailbox) / (mailbox.limitBytes ?? Number.POSITIVE_INFINITY)) * 100;

  return {
    async perform(action) {
      switch (action) {
        case 'fill-50':
          return fill(50);
        case 'fill-80':
          return fill(80);
        case 'fill-92':
          return fill(92);
        case 'fill-98.5':
          return fill(98.5);
        case 'fill-100':
          return fill(100);
        case 'deliver':
          deliver(mailbox, messageOctets);
          return;
        case 'collect':
        case 'other-reader':
          collect(mailbox);
          return;
        case 'leave-copies':
        case 'abandon':
          if (mailbox.messages.length === 0) deliver(mailbox, messageOctets);
          return;
        // Outlook is the PC's, not the servers'.
        case 'outlook-open':
        case 'outlook-closed':
        case 'outlook-right':
        case 'outlook-copies':
        case 'outlook-other-server':
        case 'outlook-no-login':
          return;
        case 'cerbere-expired':
          mailbox.isCerbereExpired = true;
          return;
        case 'cerbere-soon':
        case 'cerbere-today':
        case 'cerbere-renewed':
        case 'date-unknown':
          mailbox.isCerbereExpired = false;
          return;
        case 'password-changed':
          mailbox.incomingPassword = otherPassword;
          return;
        case 'password-restored':
          mailbox.incomingPassword = incomingPassword;
          return;
        case 'passwords-lost':
        case 'passwords-found':
          arePasswordsLost = action === 'passwords-lost';
          return;
        case 'servers-locked':
        case 'servers-unreachable':
        case 'servers-slow':
        case 'servers-locked-out':
        case 'servers-access-off':
        case 'servers-both-refused':
        case 'servers-said-full':
          return setTrouble(serverTroubles.find((one) => action === `servers-${one}`) ?? null);
        case 'servers-well':
          return setTrouble(null);
        case 'certificate-ending':
          return setCertificates('expiring');
        case 'certificate-expired':
          return setCertificates('expired');
        case 'certificate-good':
          return setCertificates('good');
        case 'first-start':
        case 'repair':
          mailbox.isCerbereExpired = false;
          mailbox.incomingPassword = incomingPassword;
          arePasswordsLost = false;
          collect(mailbox);
          await setTrouble(null);
          return setCertificates('good');
      }
    },
    passHour(action) {
      if (action !== 'leave-copies' && action !== 'other-reader') return;
      const kept = action === 'leave-copies' ? 1 : 0;
      if (mailbox.messages.length > kept) mailbox.messages = mailbox.messages.slice(0, kept);
      else deliver(mailbox, messageOctets);
    },
    view: () => ({
      address: mailbox.address,
      incomingPassword: mailbox.incomingPassword,
      cerberePassword: mailbox.cerberePassword,
      limitBytes: mailbox.limitBytes,
      filledPercent: Math.floor(filledPercent() * 10) / 10,
      messages: mailbox.messages.length,
      refusedDeliveries: mailbox.refusedDeliveries,
      isCerbereExpired: mailbox.isCerbereExpired,
      isPasswordChanged: mailbox.incomingPassword !== incomingPassword,
      arePasswordsLost,
      certificate,
      trouble,
      logins: {
        accepted: world.pop3.record.loginsAccepted + world.smtp.record.loginsAccepted,
        refused: refused() - lockRefusals(),
      },
    }),
  };
}
