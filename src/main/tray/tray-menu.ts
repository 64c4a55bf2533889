import { app } from 'electron';
import type { Application } from '../../app/application.ts';
import type { Clock } from '../../app/ports.ts';
import { runCommand, type Shell } from '../../app/run-command.ts';
import type { MenuCommand } from '../../domain/view/tray-menu.ts';
import { trayView } from '../../domain/view/tray-view.ts';
import type { CheckedCommand } from '../../ipc/contract.ts';
import type { WindowHost } from '../window/window.ts';
import type { TrayIcon } from './tray.ts';

export type TrayMenuParts = {
  readonly tray: TrayIcon;
  readonly application: Application;
  readonly windowHost: Pick<WindowHost, 'open'>;
  readonly shell: Shell;
  readonly clock: Clock;
};

/** Gives the icon its menu. @returns draws what is known now */
export function createTrayMenu({ tray, application, windowHost, shell, clock }: TrayMenuParts): () => void {
  const labelOf = (address: string): string | null => {
    const { mailboxes } = application.settings();
    return mailboxes.length > 1 ? mailboxes.find((one) => one.address === address)?.label || address : null;
  };
  const run = (command: CheckedCommand): void => void runCommand(command, application, shell);
  const commands: Record<MenuCommand, () => void> = {
    'test-now': () => {
      for (const { address } of application.settings().mailboxes) application.testNow(address, undefined, false);
    },
    open: () => windowHost.open(),
    unsnooze: () => application.snooze('end'),
    'renew-cerbere-password': () => windowHost.open({ view: 'renewal', address: null, check: null }),
    'open-webmail': () => run({ name: 'open-link', payload: { link: 'webmail' } }),
    'open-cerbere': () => run({ name: 'open-link', payload: { link: 'cerbere' } }),
    quit: () => app.quit(),
  };
  tray.act({
    open: (address) => windowHost.open(address === null ? undefined : { view: 'home', address, check: null }),
    command: (command) => commands[command](),
    snooze: (kind) => application.snooze(kind),
  });
  return () => {
    const { lang } = application.settings();
    tray.show(trayView(application.monitor.state(), clock.now(), application.context(), lang, labelOf));
  };
}
