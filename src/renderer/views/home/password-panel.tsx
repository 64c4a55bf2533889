import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CheckView, MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { CerbereDate, useCerbereQuestion } from '../../parts/cerbere-date.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';

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

/** The date of the CERBERE password: its last change, or its last day as CERBERE's e-mail gave it. */
function DateForm({
  mailbox,
  snapshot,
  onSaved,
}: {
  mailbox: MailboxView;
  snapshot: Pick<Snapshot, 'today' | 'profiles'>;
  onSaved: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.home.date;
  const command = useCommand();
  const announce = useAnnounce();
  const { question, send } = useCerbereQuestion(mailbox, snapshot.today, 'changed');
  const save = async (): Promise<void> => {
    const dates = send();
    if (dates === null || !(await command('save-mailbox', { address: mailbox.address, ...dates })).ok) return;
    announce(words.saved);
    onSaved();
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <CerbereDate question={question} mailbox={mailbox} snapshot={snapshot} />
      <div class="row">
        <Button type="submit" kind="primary">
          {words.save}
        </Button>
      </div>
      <p class="quiet">{words.unknown}</p>
    </form>
  );
}
