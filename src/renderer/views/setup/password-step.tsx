import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { profileOf } from '../../parts/current-mailbox.ts';
import { usePageText } from '../../parts/words.tsx';
import { DoubtMessage, SwapProposal } from './doubt-message.tsx';
import { focusInvalid } from './invalid-field.ts';
import { PasswordCard } from './password-card.tsx';
import { SetupFrame } from './setup-frame.tsx';
import { StepButtons } from './step-buttons.tsx';
import { usePasswordForm } from './use-password-form.ts';

/** The two passwords, each tried once when the user says so. */
export function PasswordStep({
  snapshot,
  mailbox,
  onDone,
  onBack,
  onLeave,
}: {
  snapshot: Snapshot;
  mailbox: MailboxView;
  /** @param said what went well, ready to show */
  onDone: (said: string) => void;
  onBack: () => void;
  onLeave: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.setup.passwords;
  const form = usePasswordForm(mailbox, (accepted) => onDone(accepted.length > 1 ? words.bothWell : words.oneWell));
  const { running, open } = form;
  const element = useRef<HTMLFormElement>(null);
  const giver = profileOf(snapshot, mailbox)?.contacts.passwords ?? null;
  const isBusy = running !== null;

  const focusOn = (...places: readonly string[]): void => {
    const found = places.map((place) => element.current?.querySelector<HTMLElement>(place)).find((one) => one != null);
    found?.focus();
  };

  // After a test, to what can be done about it; the verdicts are in the page by then.
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !isBusy) focusOn('.swap-proposal button', '[aria-invalid="true"]', '[type=submit]');
    wasBusy.current = isBusy;
  }, [isBusy]);

  return (
    <SetupFrame step="passwords" title={words.title} intro={words.intro(mailbox.address)}>
      <form
        ref={element}
        class="stack"
        noValidate
        onSubmit={async (event) => {
          event.preventDefault();
          if (open.length === 0) return onDone('');
          await form.test();
          setTimeout(() => focusInvalid(element.current));
        }}
      >
        <SwapProposal form={form} />
        <PasswordCard leg="receiving" form={form} mailbox={mailbox} contact={giver} />
        <PasswordCard leg="sending" form={form} mailbox={mailbox} contact={null} />
        <DoubtMessage form={form} onSwapped={() => focusOn('[type=submit]')} />
        {open.length > 0 && <p class="quiet">{words.forgotten}</p>}
        <StepButtons onBack={onBack} onLeave={onLeave} isBusy={isBusy}>
          <Button kind="primary" type="submit" busy={isBusy}>
            {isBusy ? words.testing : open.length > 0 ? words.test : t.window.setup.next}
          </Button>
        </StepButtons>
      </form>
    </SetupFrame>
  );
}
