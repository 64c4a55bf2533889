import { Notification } from 'electron';
import type { Notifier } from '../app/ports.ts';
import type { Alert } from '../domain/alert.ts';

/** Milliseconds the system has to say that a toast was shown, or that it failed. */
const shownWithinMs = 5_000;

/** Native toasts. @param onClick told the mailbox that a clicked toast was about */
export function createNotifier(
  icon: string,
  onClick: (address: string | null) => void,
): Notifier & { trial(title: string, body: string): Promise<boolean> } {
  // A notification that is collected as garbage can no longer be clicked.
  const open = new Set<Notification>();

  const show = (title: string, body: string, isCritical: boolean, address: string | null): Promise<boolean> => {
    if (!Notification.isSupported()) return Promise.resolve(false);
    const toast = new Notification({
      title,
      body,
      icon,
      ...(isCritical ? { timeoutType: 'never', urgency: 'critical' } : {}),
    });
    open.add(toast);
    return new Promise((resolve) => {
      const fail = (): void => {
        open.delete(toast);
        resolve(false);
      };
      const timer = setTimeout(fail, shownWithinMs);
      toast.once('show', () => {
        clearTimeout(timer);
        resolve(true);
      });
      toast.once('failed', () => {
        clearTimeout(timer);
        fail();
      });
      toast.once('close', () => open.delete(toast));
      toast.once('click', () => {
        open.delete(toast);
        onClick(address);
      });
      toast.show();
    });
  };
  const addressOf = (alert: Alert): string | null =>
    alert.kind === 'single' ? alert.address : (alert.notices[0]?.address ?? null);
  const isCritical = (alert: Alert): boolean => alert.kind === 'single' && alert.severity === 'critical';
  return {
    show: (alert, { title, body }) => show(title, body, isCritical(alert), addressOf(alert)),
    trial: (title, body) => show(title, body, false, null),
  };
}
