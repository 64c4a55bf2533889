import { createHash } from 'node:crypto';
import { type ActivationArguments, Notification, type NotificationConstructorOptions } from 'electron';
import type { Notifier } from '../../app/ports.ts';
import type { Alert } from '../../domain/tell/alert.ts';
import type { AlertText } from '../../domain/tell/alert-text.ts';
import type { Place } from '../../domain/view/snapshot.ts';

/** Milliseconds the system has to say that a toast was shown, or that it failed. */
const shownWithinMs = 5_000;
/** Toasts that ran out of time wait in the notification centre, where they can still be clicked. */
const waitingAtMost = 20;

/** What the user chose on a toast. */
export type ToastActions = {
  /** A toast was clicked, or its "Que faire": null for one that is about nothing in the window. */
  readonly onClick: (place: Place | null) => void;
  /** "C'est noté": of the mailbox and check that the toast is about. */
  readonly onNoted: (place: Place) => void;
};

export type NotifierParts = ToastActions & {
  readonly icon: string;
  /** The program's. */
  readonly name: string;
  readonly platform: NodeJS.Platform;
  /** What became of a toast: `code` of what it told. */
  readonly onTold?: (code: string, isShown: boolean) => void;
};

/** Native toasts. */
export type Toasts = Notifier & {
  /** A toast that is no alert. @returns whether the system showed it */
  trial(title: string, body: string): Promise<boolean>;
};

/** What a toast is shown with beside its text. */
type Manner = {
  readonly tag: string | null;
  readonly isCritical: boolean;
  readonly place: Place | null;
  readonly buttons: AlertText['buttons'] | null;
};
const plain: Manner = { tag: null, isCritical: false, place: null, buttons: null };

/** Index of "C'est noté" among a toast's buttons. */
const notedButton = 1;

/**
 * What Windows knows a toast by, in this run and the next: a tag as it must be, of letters and digits alone and far shorter
 * than the 64 characters that Windows takes.
 */
export const toastId = (tag: string): string => createHash('sha256').update(tag).digest('hex').slice(0, 32);

export function createNotifier({ icon, name, platform, onClick, onNoted, onTold }: NotifierParts): Toasts {
  // A notification that is collected as garbage can no longer be clicked.
  const open = new Map<Notification, string | null>();
  const waiting: Notification[] = [];
  /** Tags of this run: whether their toasts still stand is known. */
  const known = new Set<string>();
  const letGo = (toast: Notification): void => {
    open.delete(toast);
    if (waiting.includes(toast)) waiting.splice(waiting.indexOf(toast), 1);
  };
  const keep = (toast: Notification): void => {
    waiting.push(toast);
    if (waiting.length > waitingAtMost) open.delete(waiting.shift() as Notification);
  };
  /** @param heir has taken their place */
  const closeTagged = (tag: string, heir: Notification | null = null): void => {
    for (const [toast, of] of [...open]) {
      if (of !== tag || toast === heir) continue;
      letGo(toast);
      // Windows has replaced it already, and would take away whatever goes by that tag now.
      if (heir === null || platform !== 'win32' || heir.id !== toastId(tag)) toast.close();
    }
  };

  const show = (title: string, body: string, manner: Manner): Promise<boolean> => {
    if (!Notification.isSupported()) return Promise.resolve(false);
    const { tag, place } = manner;
    const toast = new Notification({ title, body, icon, ...optionsFor(manner) });
    open.set(toast, tag);
    if (tag !== null) known.add(tag);
    return new Promise((resolve) => {
      const fail = (): void => {
        clearTimeout(timer);
        letGo(toast);
        resolve(false);
      };
      const timer = setTimeout(fail, shownWithinMs);
      toast.once('show', () => {
        clearTimeout(timer);
        // What is said again takes the place of what was said before.
        if (tag !== null) closeTagged(tag, toast);
        resolve(true);
      });
      toast.once('failed', fail);
      toast.on('close', (details?: { reason?: string }) =>
        details?.reason === 'timedOut' ? keep(toast) : letGo(toast),
      );
      toast.once('click', () => {
        letGo(toast);
        onClick(place);
      });
      // Electron 45 tells the button in its details, earlier ones beside them.
      toast.once('action', ({ actionIndex }, index) => {
        letGo(toast);
        if ((actionIndex ?? index) === notedButton && place) onNoted(place);
        else onClick(place);
      });
      toast.show();
    });
  };
  /**
   * Electron takes away no toast of an earlier run by its tag (on Windows: Electron 45). A silent one of the same tag takes
   * its place in the notification centre, and goes at once.
   */
  const replaceEarlier = (tag: string): void => {
    if (platform !== 'win32' || !Notification.isSupported()) return;
    const toast = new Notification({ title: name, body: '', icon, silent: true, id: toastId(tag) });
    toast.once('show', () => toast.close());
    toast.show();
  };

  return {
    async show(alert, { title, body, buttons }) {
      const { tag, severity } = alert;
      const place = placeOf(alert);
      const isShown = await show(title, body, { tag, isCritical: severity === 'critical', place, buttons });
      onTold?.(alert.points.length > 1 ? 'summary' : (alert.points[0]?.lead.code ?? ''), isShown);
      return isShown;
    },
    withdraw(tag) {
      if (known.has(tag)) closeTagged(tag);
      else replaceEarlier(tag);
      known.add(tag);
    },
    trial: (title, body) => show(title, body, plain),
  };
}

/**
 * `id` (one entry a matter in the notification centre, also after a restart) and buttons, where this Electron and this
 * system have them; where not, nothing is lost but they.
 */
function optionsFor({ tag, isCritical, place, buttons }: Manner): NotificationConstructorOptions {
  const words = place?.check ? buttons : null;
  return {
    ...(isCritical ? { timeoutType: 'never', urgency: 'critical' } : {}),
    ...(tag === null ? {} : { id: toastId(tag) }),
    ...(words ? { actions: [words.help, words.noted].map((text) => ({ type: 'button', text })) } : {}),
  };
}

/** The card that an alert is about; for several, the first one's mailbox. */
function placeOf({ points }: Alert): Place | null {
  const [first] = points;
  if (!first) return null;
  const { address, check } = first.lead;
  return { view: 'home', address, check: points.length > 1 ? null : check };
}

/**
 * Hears of what is done to toasts of an earlier run, too, the click that started the program included (Windows; Electron 45
 * has it, 33 not). A toast of this run is heard twice, here and by itself; what it is about is only known there.
 * @param note takes note of what the toast of this id is about; false where that is over
 */
export function hearEarlierToasts(
  platform: NodeJS.Platform,
  onClick: () => void,
  note: (isAbout: (tag: string) => boolean) => boolean,
): void {
  if (platform !== 'win32' || !('handleActivation' in Notification)) return;
  Notification.handleActivation(({ actionIndex, arguments: said = '' }: ActivationArguments) => {
    const isNoted = actionIndex === notedButton && note((tag) => said.includes(toastId(tag)));
    if (!isNoted) onClick();
  });
}
