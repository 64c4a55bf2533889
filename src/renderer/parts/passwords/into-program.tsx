import type { JSX } from 'preact';
import type { Leg } from '../../../domain/model/health.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Points } from '../steps/step-rows.tsx';
import { useLooks } from '../this-pc.tsx';
import { usePageText } from '../words.tsx';

/** Where the program that holds the box takes its new password, and what can be seen from outside of its having taken it. */
export function IntoProgram({ mailbox, leg }: { mailbox: MailboxView; leg: Leg }): JSX.Element {
  const { t } = usePageText();
  const { address, program } = mailbox;
  const [holder = 'outlook'] = program.holders;
  useLooks();
  return (
    <>
      {holder === 'outlook' && leg === 'sending' ? (
        <Points lines={t.window.renewal.outlook.steps(address)} isOrdered />
      ) : (
        <div class="own-words">
          <Points lines={t.program.where.technical(holder, address, leg).steps} isOrdered />
        </div>
      )}
      <Taken mailbox={mailbox} leg={leg} />
    </>
  );
}

function Taken({ mailbox, leg }: { mailbox: MailboxView; leg: Leg }): JSX.Element {
  const { t, when } = usePageText();
  const words = t.window.renewal.outlook.taken;
  const { program, lastTakenMs, legs, checks } = mailbox;
  const { open } = program;
  const { lastLookMs } = legs.sending;
  const isSending = leg === 'sending' && checks.some(({ id, status }) => id === 'sending' && status === 'ok');
  const lines = [
    ...(open === null ? [] : [open.length > 0 ? words.open : words.closed]),
    ...(lastTakenMs === null ? [] : [words.collected(when(lastTakenMs))]),
    ...(isSending && lastLookMs !== null ? [words.sends(when(lastLookMs))] : []),
  ];
  return (
    <div role="status">
      {lines.length > 0 && <p class="quiet">{words.title}</p>}
      <Points lines={lines} />
    </div>
  );
}
