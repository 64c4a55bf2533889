import type { Settings } from '../../domain/model/settings.ts';
import { catalogue } from '../../domain/text/index.ts';
import type { Toasts } from '../pc/notifier.ts';
import type { WindowMemory } from './window-memory.ts';

/**
 * Explains, the first time that a window is closed, that the watch goes on and how to end it. Not while nothing is watched
 * yet; what the system did not show is explained the next time.
 */
export function createHidingNotice(
  memory: WindowMemory,
  toasts: Pick<Toasts, 'trial'>,
  settings: () => Pick<Settings, 'lang' | 'mailboxes'>,
): () => Promise<void> {
  return async () => {
    const { lang, mailboxes } = settings();
    if (memory.read().isHidingExplained || mailboxes.length === 0) return;
    memory.change({ isHidingExplained: true });
    const { title, body } = catalogue(lang).shell.hidden;
    if (!(await toasts.trial(title, body))) memory.change({ isHidingExplained: false });
  };
}
