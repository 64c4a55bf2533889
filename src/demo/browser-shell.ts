import { belgianCalendar } from '../app/belgium.ts';
import type { Shell } from '../app/run-command.ts';
import type { CheckId } from '../domain/model/health.ts';
import { home, type ShellView } from '../domain/view/snapshot.ts';

/** Something that the desktop would have shown. */
export type ShownToast = {
  readonly id: number;
  readonly atMs: number;
  readonly severity: 'info' | 'warning' | 'critical' | 'recovery';
  readonly title: string;
  readonly body: string;
  /** What stands under one tag is replaced by the next, or taken away. */
  readonly tag?: string | undefined;
  /** Its button "C'est noté", and what that is noted of; null where it has none. */
  readonly noted?: { readonly address: string; readonly check: CheckId; readonly label: string } | null;
};

/** A desktop that only tells: nothing is opened, written or copied on this PC. */
export type BrowserShell = Shell & {
  readonly view: () => ShellView;
  /** Newest first. */
  readonly toasts: () => readonly ShownToast[];
  show(severity: ShownToast['severity'], title: string, body: string): boolean;
  showAlert(toast: Omit<ShownToast, 'id' | 'atMs'>): boolean;
  withdraw(tag: string): void;
  close(id: number): void;
};

const toastsKept = 20;

export function createBrowserShell(now: () => number): BrowserShell {
  let toasts: readonly ShownToast[] = [];
  let autostart: ShellView['autostart'] = 'off';
  let shown = 0;
  const showAlert: BrowserShell['showAlert'] = (toast) => {
    shown += 1;
    const others = toasts.filter(({ tag }) => tag === undefined || tag !== toast.tag);
    toasts = [{ id: shown, atMs: now(), ...toast }, ...others].slice(0, toastsKept);
    return true;
  };
  const show: BrowserShell['show'] = (severity, title, body) => showAlert({ severity, title, body });
  return {
    view: () => ({ ...noShell, autostart }),
    toasts: () => toasts,
    system: () => `démonstration, Node ${process.versions.node}`,
    show,
    showAlert,
    withdraw: (tag) => {
      toasts = toasts.filter((toast) => toast.tag !== tag);
    },
    close: (id) => {
      toasts = toasts.filter((toast) => toast.id !== id);
    },
    copyText: (text) => void show('info', 'Dans le presse-papiers', text),
    saveText: async (name, text) => show('info', `Enregistré sous « ${name} »`, text),
    chooseCalendarFile: async () => ({ kind: 'chosen', bytes: Buffer.from(sampleCalendar(now()), 'utf8') }),
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

/** What a school's calendar file may hold; the browser demonstration asks for none on this PC. */
function sampleCalendar(nowMs: number): string {
  const { addDays, localDate, nextWorkingDay } = belgianCalendar;
  const written = (date: string): string => date.replaceAll('-', '');
  const training = nextWorkingDay(addDays(localDate(nowMs), 20));
  const event = (summary: string, from: string, days: number): readonly string[] => [
    'BEGIN:VEVENT',
    `DTSTART;VALUE=DATE:${written(from)}`,
    `DTEND;VALUE=DATE:${written(addDays(from, days))}`,
    `SUMMARY:${summary}`,
    'END:VEVENT',
  ];
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...event('Journée pédagogique', training, 1),
    ...event('Classes vertes', addDays(training, 14), 5),
    'END:VCALENDAR',
  ].join('\r\n');
}

/** What a window is told where there is no shell around the application. */
export const noShell: ShellView = {
  autostart: 'not-available',
  place: { ...home, count: 0 },
  releasesUrl: null,
};
