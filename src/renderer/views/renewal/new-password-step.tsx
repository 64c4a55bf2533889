import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Card } from '../../parts/card.tsx';
import { PasswordEntry } from '../../parts/passwords/password-entry.tsx';
import { useTypedPassword } from '../../parts/passwords/use-typed-password.ts';
import { StepButtons, StepForm, StepFrame, type Ways } from '../../parts/steps/step.tsx';
import { OpenButton, Points } from '../../parts/steps/step-rows.tsx';
import { usePageText } from '../../parts/words.tsx';

/** The new password and its one test. While none is accepted, nothing is replaced. */
export function NewPasswordStep({
  mailbox,
  ways,
  hold,
  onAccepted,
}: {
  mailbox: MailboxView;
  ways: Ways;
  /** Makes sure that sending waits: only then is an accepted password a renewed one. @returns whether it does */
  hold: () => Promise<boolean>;
  onAccepted: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const { renewal } = t.window;
  const words = renewal.password;
  const password = useTypedPassword(mailbox.address, 'sending');
  const { typed, isRunning: isBusy } = password;
  const [isPressed, setPressed] = useState(false);
  const test = async (isConfirmed: boolean): Promise<void> => {
    if (isBusy) return;
    setPressed(true);
    if (typed === '' || !(await hold())) return;
    const trial = await password.attempt({ said: words.running, isConfirmed });
    if (trial?.outcome === 'accepted') onAccepted();
  };
  return (
    <StepFrame
      number={2}
      total={3}
      progress={renewal.progress}
      title={words.title}
      intro={renewal.forMailbox(mailbox.label)}
    >
      <StepForm onSubmit={() => test(false)} isBusy={isBusy}>
        <CerberePortal mailbox={mailbox} />
        <Card>
          <PasswordEntry
            leg="sending"
            password={password}
            label={words.label}
            hint={words.hint}
            running={words.running}
            missing={isPressed && !isBusy && typed === '' ? words.missing : undefined}
            isDisabled={isBusy}
            onTryAnyway={() => void test(true)}
          >
            <p>{words.keptOld}</p>
          </PasswordEntry>
          <p class="quiet">{words.forgotten}</p>
        </Card>
        <StepButtons next={isBusy ? words.testing : words.test} isBusy={isBusy} {...ways} />
      </StepForm>
    </StepFrame>
  );
}

/** Where a CERBERE password is changed, for whoever has not done so yet. */
function CerberePortal({ mailbox: { address, links } }: { mailbox: MailboxView }): JSX.Element {
  const { t } = usePageText();
  const { password: words } = t.window.renewal;
  return (
    <Card>
      <p>{words.intro}</p>
      <OpenButton
        open={(command) => command('open-link', { link: 'cerbere', address })}
        failed={
          <>
            {words.notOpened} <span class="address">{links.cerbere}</span>
          </>
        }
      >
        {words.open}
      </OpenButton>
      <Points lines={words.steps(address)} isOrdered />
    </Card>
  );
}
