import { Notification } from 'electron';
import type { Notifier } from '../../app/ports.ts';
import type { Alert } from '../../domain/tell/alert.ts';
import type { Notice } from '../../domain/tell/notice.ts';
import type { Place } from '../../domain/view/snapshot.ts';

/** Milliseconds the system has to say that a toast was shown, or that it failed. */
const shownWithinMs = 5_000;
/** Toasts that ran out of time wait in the notification centre, where they can still be clicked. */
const waitingAtMost = 20;

/** What a toast is about. */
type Topic = Pick<Notice, 'address' | 'check'>;

export type NotifierParts = {
  readonly icon: string;
  /** A toast was clicked; null for one that is about nothing in the window, or that an earlier run showed. */
  readonly onClick: (place: Place | null) => void;
  /** What became of a toast: `code` of what it told. */
  readonly onTold?: (code: string, isShown: boolean) => void;
};

/** Native toasts. */
export type Toasts = Notifier & {
  /** A toast that is no alert. @returns whether the system showed it */
  trial(title: string, body: string): Promise<boolean>;
};

export function createNotifier({ icon, onClick, onTold }: NotifierParts): Toasts {
  // A notification that is collected as garbage can no longer be clicked.
  const open = new Map<Notification, Topic | null>();
  const waiting: Notification[] = [];
  const letGo = (toast: Notification): void => {
    open.delete(toast);
    if (waiting.includes(toast)) waiting.splice(waiting.indexOf(toast), 1);
  };
  const keep = (toast: Notification): void => {
    waiting.push(toast);
    if (waiting.length > waitingAtMost) open.delete(waiting.shift() as Notification);
  };
  /** A critical toast stays until somebody closes it: also when what it says is over. */
  const closeThose = (about: readonly Topic[]): void => {
    for (const [toast, topic] of [...open]) {
      if (!topic || !about.some((one) => one.address === topic.address && one.check === topic.check)) continue;
      letGo(toast);
      toast.close();
    }
  };

  const show = (
    title: string,
    body: string,
    isCritical: boolean,
    topic: Topic | null,
    place: Place | null,
  ): Promise<boolean> => {
    if (!Notification.isSupported()) return Promise.resolve(false);
    const toast = new Notification({
      title,
      body,
      icon,
      ...(isCritical ? { timeoutType: 'never', urgency: 'critical' } : {}),
    });
    open.set(toast, topic);
    return new Promise((resolve) => {
      const fail = (): void => {
        clearTimeout(timer);
        letGo(toast);
        resolve(false);
      };
      const timer = setTimeout(fail, shownWithinMs);
      toast.once('show', () => {
        clearTimeout(timer);
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
      toast.show();
    });
  };
  return {
    async show(alert, { title, body }) {
      const isCritical = alert.kind === 'single' && alert.severity === 'critical';
      const topic = alert.kind === 'single' && alert.severity !== 'recovery' ? alert : null;
      const isShown = await show(title, body, isCritical, topic, placeOf(alert));
      if (isShown) closeThose(recoveredBy(alert));
      onTold?.(alert.kind === 'single' ? alert.code : 'summary', isShown);
      return isShown;
    },
    trial: (title, body) => show(title, body, false, null, null),
  };
}

/** What an alert says is over. */
function recoveredBy(alert: Alert): readonly Topic[] {
  const notices = alert.kind === 'single' ? [alert] : alert.notices;
  return notices.filter(({ severity }) => severity === 'recovery');
}

/** The card that an alert is about; for several, the first one's mailbox. */
function placeOf(alert: Alert): Place | null {
  if (alert.kind === 'single') return { view: 'home', address: alert.address, check: alert.check };
  const [first] = alert.notices;
  return first ? { view: 'home', address: first.address, check: null } : null;
}

/**
 * Hears of clicks on toasts of an earlier run, too, the one that started the program included (Windows; Electron 45 has
 * it, 33 not). A toast of this run is heard twice, here and by itself; what it is about is only known there.
 */
export function hearEarlierToasts(platform: NodeJS.Platform, onClick: () => void): void {
  if (platform === 'win32' && 'handleActivation' in Notification) Notification.handleActivation(onClick);
}
