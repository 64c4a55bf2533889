import { catalogue } from '../domain/text/index.ts';
import type { Snapshot } from '../domain/view/snapshot.ts';
import type { CheckedCommand, CommandResult } from '../ipc/contract.ts';
import type { Application } from './application.ts';
import { report } from './report.ts';

const well: CommandResult = { ok: true, value: null };
const answered = (result: { readonly ok: true } | { readonly ok: false; readonly problem: string }): CommandResult =>
  result.ok ? well : result;
const failed = (problem: string): CommandResult => ({ ok: false, problem });

/** Runs a command that has passed the border: in the program's own window and in the demonstration's browser alike. */
export async function runCommand(
  { name, payload }: CheckedCommand,
  application: Application,
  shell: Shell,
): Promise<CommandResult<unknown>> {
  switch (name) {
    case 'snapshot':
      return { ok: true, value: application.snapshot() };
    case 'save-mailbox':
      return answered(await application.saveMailbox(payload));
    case 'forget-mailbox':
      return answered(await application.forgetMailbox(payload.address));
    case 'try-password': {
      const { address, leg, password, isConfirmed } = payload;
      const trial = await application.tryPassword(address, leg, password, isConfirmed);
      return 'ok' in trial ? trial : { ok: true, value: trial };
    }
    case 'forget-password':
      return answered(await application.forgetPassword(payload.address, payload.leg));
    case 'begin-setup':
      return answered(application.beginSetup(payload.address));
    case 'setup-step':
      return answered(application.setupStep(payload.step));
    case 'end-setup':
      if (payload.autostart !== null) shell.setAutostart(payload.autostart);
      return answered(application.endSetup());
    case 'begin-renewal':
      return answered(application.beginRenewal(payload.address));
    case 'end-renewal':
      return answered(application.endRenewal(payload.address));
    case 'test-now':
      return answered(application.testNow(payload.address, payload.leg, payload.isConfirmed));
    case 'snooze':
      return answered(application.snooze(payload.for));
    case 'note-matter':
      return answered(application.noteMatter(payload.address, payload.check, payload.isNoted));
    case 'check-programs':
      return answered(await application.checkPrograms());
    case 'look-at-programs':
      await application.lookAtPrograms();
      return well;
    case 'leave-icon':
      return answered(application.leaveIcon());
    case 'adopt-pc':
      return answered(application.adoptPc());
    case 'dismiss-notices':
      return answered(application.dismissNotices());
    case 'save-policy':
      return answered(application.savePolicy(payload.policy));
    case 'save-closures':
      return answered(application.saveClosures(payload.closures));
    case 'import-closures':
      return { ok: true, value: await application.findClosures(await shell.chooseCalendarFile()) };
    case 'save-profile':
      return answered(application.saveProfile(payload.profile));
    case 'set-language':
      return answered(application.setLanguage(payload.lang));
    case 'set-autostart':
      shell.setAutostart(payload.isOn);
      application.refresh();
      return well;
    case 'open-link':
    case 'open-contact':
    case 'open-page': {
      const url = linkTo({ name, payload } as Parameters<typeof linkTo>[0], application.snapshot());
      return url !== null && (await shell.openLink(url)) ? well : failed('no-such-link');
    }
    case 'copy': {
      const text = textOf(application, payload);
      if (text === null) return failed('nothing-to-copy');
      shell.copyText(text);
      return well;
    }
    case 'copy-setting': {
      const { address, difference, field } = payload;
      const mailbox = application.snapshot().mailboxes.find((one) => one.address === address);
      const text = mailbox?.program.differences[difference]?.fields[field]?.copy ?? null;
      if (text === null) return failed('nothing-to-copy');
      shell.copyText(text);
      return well;
    }
    case 'copy-report':
      shell.copyText(report(application.snapshot(), shell.system()));
      return well;
    case 'save-report': {
      const text = report(application.snapshot(), shell.system());
      return (await shell.saveText('vigie-bma.txt', text)) ? well : failed('not-saved');
    }
    case 'trial-notification':
      return (await sendTrial(application, shell)) ? well : failed('not-shown');
    case 'forget-everything':
      await shell.forgetEverything();
      return well;
  }
}

/** Shows a toast that says it is one. @returns whether the system showed it */
function sendTrial(application: Application, shell: Shell): Promise<boolean> {
  const { lang } = application.settings();
  const { title, body } = catalogue(lang).alerts.trial;
  return shell.showTrial(title, body);
}

function textOf(
  application: Application,
  { what, address, check }: Extract<CheckedCommand, { name: 'copy' }>['payload'],
): string | null {
  const mailbox = application.snapshot().mailboxes.find((one) => one.address === address);
  const found = mailbox?.checks.find(({ id }) => id === check);
  if (!found) return null;
  if (what === 'details') return [address, found.title, ...found.details].join('\n');
  return found.mail && [found.mail.to, found.mail.subject, '', found.mail.body].join('\n');
}

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
