import type { Shell } from '../app/links.ts';
import type { ShellView } from '../domain/view/snapshot.ts';
import { noShell } from './no-shell.ts';

/** Something that the desktop would have shown. */
export type ShownToast = {
  readonly id: number;
  readonly atMs: number;
  readonly severity: 'info' | 'warning' | 'critical' | 'recovery';
  readonly title: string;
  readonly body: string;
};

/** A desktop that only tells: nothing is opened, written or copied on this PC. */
export type BrowserShell = Shell & {
  readonly view: () => ShellView;
  /** Newest first. */
  readonly toasts: () => readonly ShownToast[];
  show(severity: ShownToast['severity'], title: string, body: string): boolean;
};

const toastsKept = 20;

export function createBrowserShell(now: () => number): BrowserShell {
  let toasts: readonly ShownToast[] = [];
  let autostart: ShellView['autostart'] = 'off';
  const show: BrowserShell['show'] = (severity, title, body) => {
    const id = (toasts[0]?.id ?? 0) + 1;
    toasts = [{ id, atMs: now(), severity, title, body }, ...toasts].slice(0, toastsKept);
    return true;
  };
  return {
    view: () => ({ ...noShell, autostart }),
    toasts: () => toasts,
    system: () => `démonstration, Node ${process.versions.node}`,
    show,
    copyText: (text) => void show('info', 'Dans le presse-papiers', text),
    saveText: async (name, text) => show('info', `Enregistré sous « ${name} »`, text),
    openLink: async (url) => show('info', 'Windows ouvrirait', url),
    showTrial: async (title, body) => show('info', title, body),
    setAutostart: (isOn) => {
      autostart = isOn ? 'on' : 'off';
    },
    forgetEverything: async () => {
      show('info', 'Tout serait oublié', 'Vigie effacerait mots de passe et réglages de ce PC, puis s’arrêterait.');
    },
  };
}
