import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { PasswordEntry } from '../../parts/passwords/password-entry.tsx';
import { useTypedPassword } from '../../parts/passwords/use-typed-password.ts';
import { usePageText } from '../../parts/words.tsx';
import { focusInvalid } from '../setup/invalid-field.ts';
import { StepFrame } from '../setup/step-frame.tsx';
import { CerberePortal } from './cerbere-portal.tsx';
import { RenewalButtons } from './renewal-buttons.tsx';

/** The new password and its one test. While none is accepted, nothing is replaced. */
export function NewPasswordStep({
  mailbox,
  hold,
  onAccepted,
  onCancel,
  onLeave,
}: {
  mailbox: MailboxView;
  /** Makes sure that sending waits: only then is an accepted password a renewed one. @returns whether it does */
  hold: () => Promise<boolean>;
  onAccepted: () => void;
  onCancel: () => void;
  onLeave: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const { renewal } = t.window;
  const words = renewal.password;
  const password = useTypedPassword(mailbox.address, 'sending');
  const { typed, isRunning: isBusy } = password;
  const [isPressed, setPressed] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const test = async (isConfirmed: boolean): Promise<void> => {
    if (isBusy) return;
    setPressed(true);
    if (typed === '') return void setTimeout(() => focusInvalid(form.current));
    if (!(await hold())) return;
    const found = await password.attempt({ said: words.running, isConfirmed });
    if (found?.outcome === 'accepted') onAccepted();
  };
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !isBusy && !focusInvalid(form.current))
      form.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
    wasBusy.current = isBusy;
  }, [isBusy]);

  return (
    <StepFrame
      progress={renewal.progress(2, 3)}
      number={2}
      total={3}
      title={words.title}
      intro={renewal.forMailbox(mailbox.label)}
    >
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void test(false);
        }}
      >
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
        <RenewalButtons onCancel={onCancel} onLeave={onLeave} isBusy={isBusy}>
          <Button kind="primary" type="submit" busy={isBusy}>
            {isBusy ? words.testing : words.test}
          </Button>
        </RenewalButtons>
      </form>
    </StepFrame>
  );
}
