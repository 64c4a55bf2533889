import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CheckView, MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';
import { DateForm } from './date-form.tsx';

/** How long the CERBERE password still lives, and the form that says when it was changed. */
export function PasswordPanel({
  check,
  mailbox,
  snapshot,
}: {
  check: CheckView;
  mailbox: MailboxView;
  snapshot: Snapshot;
}): JSX.Element {
  const { t } = usePageText();
  const { go } = usePlace();
  const [isCorrecting, setCorrecting] = useState(false);
  const isAsked = check.actions.includes('fill-in-date');
  const words = t.window.home.password;
  if (isAsked || isCorrecting)
    return (
      <>
        {isCorrecting && <Countdown mailbox={mailbox} />}
        <DateForm mailbox={mailbox} snapshot={snapshot} onSaved={() => setCorrecting(false)} />
      </>
    );
  return (
    <>
      <Countdown mailbox={mailbox} />
      <div class="row">
        {!check.actions.includes('renew-cerbere-password') && (
          <Button onClick={() => go({ view: 'renewal', address: mailbox.address })}>{words.renew}</Button>
        )}
        <LinkButton onClick={() => setCorrecting(true)}>{words.correct}</LinkButton>
      </div>
    </>
  );
}

function Countdown({ mailbox: { password } }: { mailbox: MailboxView }): JSX.Element | null {
  const { t, day } = usePageText();
  const { daysLeft, expiresOn, changedOn, givenExpiry } = password;
  const words = t.window.home.password;
  if (daysLeft === null || expiresOn === null) return null;
  return (
    <div class="countdown">
      {daysLeft > 0 ? (
        <p>
          <span class="figure">{words.left(daysLeft)}</span> {words.leftBefore}
        </p>
      ) : (
        <p class="figure">{daysLeft === 0 ? words.lastDay : words.over(-daysLeft)}</p>
      )}
      <dl class="times">
        <div>
          <dt>{words.expires}</dt>
          <dd>{day(expiresOn)}</dd>
        </div>
        {changedOn !== null && (
          <div>
            <dt>{words.changed}</dt>
            <dd>{day(changedOn)}</dd>
          </div>
        )}
      </dl>
      {givenExpiry !== null && <p class="quiet">{words.given}</p>}
    </div>
  );
}
