import { clipboard, shell } from 'electron';
import type { Application, Done } from '../app/application.ts';
import { report } from '../app/report.ts';
import { catalogue, typeset } from '../domain/text/index.ts';
import type { CheckedCommand, CommandResult } from '../ipc/contract.ts';
import type { createNotifier } from './notifier.ts';
import { isAllowedLink } from './security.ts';

const answered = (result: Done): CommandResult => (result.ok ? { ok: true, value: null } : result);
const well: CommandResult = { ok: true, value: null };

/** Opens a page of the server profile in the user's browser. */
export function openLink(application: Application, link: 'webmail' | 'cerbere'): void {
  const { profiles } = application.settings();
  const url = profiles[0]?.links[link] ?? '';
  const known = profiles.flatMap(({ links }) => Object.values(links));
  if (isAllowedLink(url, known)) void shell.openExternal(url);
}

/** Shows a toast that says it is one. @returns whether the system showed it */
export function sendTrial(application: Application, notifier: ReturnType<typeof createNotifier>): Promise<boolean> {
  const { lang } = application.settings();
  const { title, body } = catalogue(lang).alerts.trial;
  return notifier.trial(typeset(title, lang), typeset(body, lang));
}

/** Runs a command that has passed the border. */
export async function runCommand(
  { name, payload }: CheckedCommand,
  application: Application,
  notifier: ReturnType<typeof createNotifier>,
): Promise<CommandResult<unknown>> {
  switch (name) {
    case 'snapshot':
      return { ok: true, value: application.snapshot() };
    case 'save-mailbox':
      return answered(await application.saveMailbox(payload));
    case 'forget-mailbox':
      return answered(await application.forgetMailbox(payload.address));
    case 'test-now':
      return answered(application.testNow(payload.address, payload.leg, payload.isConfirmed));
    case 'snooze':
      return answered(application.snooze(payload.for));
    case 'adopt-pc':
      return answered(application.adoptPc());
    case 'dismiss-notices':
      return answered(application.dismissNotices());
    case 'open-link':
      openLink(application, payload.link);
      return well;
    case 'copy-report':
      clipboard.writeText(report(application.snapshot(), application.settings()));
      return well;
    case 'trial-notification':
      return (await sendTrial(application, notifier)) ? well : { ok: false, problem: 'not-shown' };
  }
}
