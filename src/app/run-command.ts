import { catalogue } from '../domain/text/index.ts';
import type { CheckedCommand, CommandResult } from '../ipc/contract.ts';
import type { Application } from './application.ts';
import { linkTo, type Shell } from './links.ts';
import { report } from './report.ts';

export type { Shell } from './links.ts';

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
