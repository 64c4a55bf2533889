import type { WatchedMailbox } from '../domain/model/context.ts';
import type { Leg } from '../domain/model/health.ts';
import type { ServerProfile } from '../domain/model/server-profile.ts';
import { type MailboxSettings, mailboxSettingsSchema, type Settings } from '../domain/model/settings.ts';
import type { Servers } from './monitor.ts';

/** What the settings say of each mailbox, at this moment. */
export type MailboxBook = {
  addresses(): string[];
  /** Upper and lower case make no other mailbox. */
  find(address: string): MailboxSettings | undefined;
  /** The settings of a mailbox; the defaults for one that is not there. */
  of(address: string): MailboxSettings;
  profileOf(address: string): ServerProfile;
  watched(address: string): WatchedMailbox;
  servers(address: string): Servers;
  /** The servers that a leg's password may be sent to, as one text; the quota is asked with the receiving one. */
  binding(address: string, leg: Leg): string;
  /** The same for a mailbox whose settings are about to be these. */
  bindingOf(mailbox: MailboxSettings, leg: Leg): string;
};

/** Servers on this very PC need no network. */
export function isOnThisPc({ pop3, smtp }: Pick<ServerProfile, 'pop3' | 'smtp'>): boolean {
  return [pop3, smtp].every((server) => server === null || /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(server.host));
}

export function openMailboxBook(settings: () => Settings): MailboxBook {
  const find = (address: string): MailboxSettings | undefined =>
    settings().mailboxes.find((mailbox) => mailbox.address.toLowerCase() === address.toLowerCase());
  const of = (address: string): MailboxSettings => find(address) ?? mailboxSettingsSchema.parse({ address });
  const profileFor = ({ profileId }: MailboxSettings): ServerProfile => {
    const { profiles } = settings();
    const found = profiles.find(({ id }) => id === profileId) ?? profiles[0];
    if (!found) throw new RangeError('settings without a server profile');
    return found;
  };
  const profileOf = (address: string): ServerProfile => profileFor(of(address));
  const bindingOf = (mailbox: MailboxSettings, leg: Leg): string => {
    const { pop3, smtp, imap } = profileFor(mailbox);
    const asked = leg === 'receiving' ? [pop3, imap] : [smtp];
    return asked
      .flatMap((server) => (server ? [`${server.host.toLowerCase()}:${server.port}/${server.security}`] : []))
      .join(' ');
  };
  return {
    addresses: () => settings().mailboxes.map(({ address }) => address),
    find,
    of,
    profileOf,
    servers(address) {
      const { pop3, smtp, imap } = profileOf(address);
      return { user: of(address).user ?? address, pop3, smtp, imap };
    },
    watched(address) {
      const { passwordLifetimeMonths, pop3, smtp } = profileOf(address);
      const isLocal = isOnThisPc({ pop3, smtp });
      return {
        ...of(address),
        passwordLifetimeMonths,
        hasReceiving: pop3 !== null,
        hasSending: smtp !== null,
        isLocal,
      };
    },
    binding: (address, leg) => bindingOf(of(address), leg),
    bindingOf,
  };
}
