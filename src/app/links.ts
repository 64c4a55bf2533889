import type { Snapshot } from '../domain/view/snapshot.ts';
import type { CheckedCommand } from '../ipc/contract.ts';

/** A file that the user chose, read whole unless it is too large to be what was asked for. */
export type ChosenFile =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly reason: 'unreadable' | 'too-large' }
  | { readonly kind: 'chosen'; readonly bytes: Uint8Array };

/** What a command needs of the machine around the application. */
export type Shell = {
  /** Versions of the system and of what the program runs on, one line. */
  system(): string;
  copyText(text: string): void;
  /** Asks where, and writes. @returns whether it was written */
  saveText(suggestedName: string, text: string): Promise<boolean>;
  /** Asks for a calendar file. */
  chooseCalendarFile(): Promise<ChosenFile>;
  /** Hands a link of {@link linkTo} to the system. @returns whether it was taken */
  openLink(url: string): Promise<boolean>;
  /** @returns whether the system showed it */
  showTrial(title: string, body: string): Promise<boolean>;
  setAutostart(isOn: boolean): void;
  /** Erases passwords, settings and autostart, and ends the program. */
  forgetEverything(): Promise<void>;
};

export const taskbarSettings = 'ms-settings:taskbar';
/** Schemes that may be handed to the system; `http` because the manual's own two pages are. */
const schemes = ['https:', 'http:', 'tel:', 'mailto:'];

type LinkCommand = Extract<CheckedCommand, { name: 'open-link' | 'open-contact' | 'open-page' }>;

/** The link that a command asks for: of the server profile, or one of our own; null where there is none to open. */
export function linkTo(command: LinkCommand, { mailboxes, profiles, releasesUrl }: Snapshot): string | null {
  switch (command.name) {
    case 'open-link': {
      const { address, link } = command.payload;
      const own = mailboxes.find((mailbox) => mailbox.address === address) ?? mailboxes[0];
      return allowedLink((own?.links ?? profiles[0]?.links)?.[link] ?? null);
    }
    case 'open-contact': {
      const { address, check, way } = command.payload;
      const found = mailboxes.find((mailbox) => mailbox.address === address)?.checks.find(({ id }) => id === check);
      const { phone = null } = found?.contact ?? {};
      if (way === 'phone') return phone === null ? null : allowedLink(`tel:${phone.replace(/[^+\d]/g, '')}`);
      const mail = found?.mail ?? null;
      return mail && allowedLink(mailto(mail.to, mail.subject, mail.body));
    }
    case 'open-page':
      return command.payload.page === 'taskbar-settings' ? taskbarSettings : allowedLink(releasesUrl);
  }
}

/** RFC 6068: everything percent-encoded, lines ended by CRLF. */
function mailto(to: string, subject: string, body: string): string {
  const encoded = (text: string): string => encodeURIComponent(text.replaceAll('\n', '\r\n'));
  return `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encoded(subject)}&body=${encoded(body)}`;
}

/** The link itself where it may be handed to the system, else null. */
export function allowedLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return schemes.includes(new URL(url).protocol) ? url : null;
}
