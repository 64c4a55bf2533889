import type { JSX } from 'preact';
import { legs } from '../../../domain/model/health.ts';
import type { LegView, MailboxView } from '../../../domain/view/snapshot.ts';
import { Spinner } from '../../parts/spinner.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { type PageText, usePageText } from '../../parts/words.tsx';

/** The two conversations, each with how its last look went, or that one is under way. */
export function LegLines({ mailbox, id }: { mailbox: MailboxView; id: string }): JSX.Element {
  const words = usePageText();
  return (
    <ul class="leg-lines" id={id}>
      {legs
        .filter((leg) => mailbox.legs[leg].isWatched)
        .map((leg) => {
          const view = mailbox.legs[leg];
          const status = mailbox.checks.find((check) => check.id === leg)?.status ?? 'unknown';
          return (
            <li key={leg}>
              {view.isLooking ? <Spinner /> : <StatusMark status={status} size="small" />}
              <span>
                <strong>{words.t.check[leg]}</strong> – {progressOf(view, words)}
              </span>
            </li>
          );
        })}
    </ul>
  );
}

function progressOf({ isLooking, hold, lastLookMs }: LegView, { t, when }: PageText): string {
  const words = t.window.home.test;
  if (isLooking) return words.looking;
  if (hold !== null) return words.held;
  return lastLookMs === null ? words.never : words.last(when(lastLookMs));
}
