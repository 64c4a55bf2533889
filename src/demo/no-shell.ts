import type { ShellView } from '../domain/view/snapshot.ts';
import { home } from '../domain/view/snapshot.ts';

/** What a window is told where there is no shell around the application. */
export const noShell: ShellView = {
  autostart: 'not-available',
  place: { ...home, count: 0 },
  releasesUrl: null,
};
