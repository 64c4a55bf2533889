import type { Fault } from './faults.ts';
import { protocols } from './faults.ts';
import { collect, deliver, fillTo, usedBytes } from './mailbox.ts';
import type { World } from './world.ts';

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
  'cerbere-expired',
  'cerbere-renewed',
  'password-changed',
  'password-restored',
  'servers-locked',
  'servers-unreachable',
  'servers-slow',
  'servers-well',
  'certificate-expired',
  'certificate-good',
  'repair',
] as const;
export type StageAction = (typeof stageActions)[number];

/** What is wrong with the servers; a server has at most one fault at a time. */
export type ServerTrouble = 'locked' | 'unreachable' | 'slow';

/** The world as it is now, for the control page. */
export type StageView = {
  readonly address: string;
  readonly incomingPassword: string;
  readonly cerberePassword: string;
  readonly filledPercent: number;
  readonly messages: number;
  readonly refusedDeliveries: number;
  readonly isCerbereExpired: boolean;
  readonly isPasswordChanged: boolean;
  readonly isCertificateExpired: boolean;
  readonly trouble: ServerTrouble | null;
  /** Logins seen since the start; refusals of a password, not of a box that was occupied. */
  readonly logins: { readonly accepted: number; readonly refused: number };
};

export type Stage = {
  perform(action: StageAction): Promise<void>;
  readonly view: () => StageView;
};

const otherPassword = 'Nouveau#2027 à l’école';
const messageOctets = 262_144;
/** Messages that a filling comes in. */
const parcels = 9;

const troubles: Readonly<Record<ServerTrouble, Fault>> = {
  locked: { kind: 'in-use' },
  unreachable: { kind: 'refuse-connections' },
  slow: { kind: 'delay', at: null, delayMs: 1_500 },
};

/** The controls of a world with one mailbox. */
export function createStage(world: World): Stage {
  const { mailbox } = world;
  const { incomingPassword } = mailbox;
  let trouble: ServerTrouble | null = null;
  let isCertificateExpired = false;

  const refused = (): number => world.pop3.record.loginsRefused + world.smtp.record.loginsRefused;
  /** Where the count stood when the box was locked; while it is, nothing is said of the password. */
  let refusedBeforeLock: number | null = null;
  let refusedByLocks = 0;
  const lockRefusals = (): number => refusedByLocks + (refusedBeforeLock === null ? 0 : refused() - refusedBeforeLock);

  const setTrouble = async (next: ServerTrouble | null): Promise<void> => {
    refusedByLocks = lockRefusals();
    refusedBeforeLock = next === 'locked' ? refused() : null;
    trouble = next;
    const fault = next && troubles[next];
    // Only receiving knows locks.
    for (const protocol of protocols)
      await world.setFault(protocol, next === 'locked' && protocol !== 'pop3' ? null : fault);
  };
  const setCertificates = async (isExpired: boolean): Promise<void> => {
    isCertificateExpired = isExpired;
    for (const protocol of protocols) await world.setCertificate(protocol, isExpired ? 'expired' : 'good');
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
        case 'cerbere-expired':
          mailbox.isCerbereExpired = true;
          return;
        case 'cerbere-renewed':
          mailbox.isCerbereExpired = false;
          return;
        case 'password-changed':
          mailbox.incomingPassword = otherPassword;
          return;
        case 'password-restored':
          mailbox.incomingPassword = incomingPassword;
          return;
        case 'servers-locked':
          return setTrouble('locked');
        case 'servers-unreachable':
          return setTrouble('unreachable');
        case 'servers-slow':
          return setTrouble('slow');
        case 'servers-well':
          return setTrouble(null);
        case 'certificate-expired':
          return setCertificates(true);
        case 'certificate-good':
          return setCertificates(false);
        case 'repair':
          mailbox.isCerbereExpired = false;
          mailbox.incomingPassword = incomingPassword;
          collect(mailbox);
          await setTrouble(null);
          return setCertificates(false);
      }
    },
    view: () => ({
      address: mailbox.address,
      incomingPassword: mailbox.incomingPassword,
      cerberePassword: mailbox.cerberePassword,
      filledPercent: Math.floor(filledPercent() * 10) / 10,
      messages: mailbox.messages.length,
      refusedDeliveries: mailbox.refusedDeliveries,
      isCerbereExpired: mailbox.isCerbereExpired,
      isPasswordChanged: mailbox.incomingPassword !== incomingPassword,
      isCertificateExpired,
      trouble,
      logins: {
        accepted: world.pop3.record.loginsAccepted + world.smtp.record.loginsAccepted,
        refused: refused() - lockRefusals(),
      },
    }),
  };
}
