import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { profileOf } from '../../parts/mailbox.tsx';
import { Message } from '../../parts/message.tsx';
import { StepButtons, StepForm, type Ways } from '../../parts/steps/step.tsx';
import { usePageText } from '../../parts/words.tsx';
import { PasswordCard } from './password-card.tsx';
import { SetupFrame } from './setup-step.tsx';
import { type PasswordForm, usePasswordForm } from './use-password-form.ts';

/** The two passwords, each tried once when the user says so. */
export function PasswordStep({
  snapshot,
  mailbox,
  onDone,
  ways,
}: {
  snapshot: Snapshot;
  mailbox: MailboxView;
  /** @param said what went well, ready to show */
  onDone: (said: string) => void;
  ways: Ways;
}): JSX.Element {
  const { t } = usePageText();
  const { passwords: words, next } = t.window.setup;
  const form = usePasswordForm(mailbox, (accepted) => onDone(accepted.length > 1 ? words.bothWell : words.oneWell));
  const element = useRef<HTMLFormElement>(null);
  const giver = profileOf(snapshot, mailbox)?.contacts.passwords ?? null;
  const isBusy = form.running !== null;
  const isDone = form.open.length === 0;
  return (
    <SetupFrame step="passwords" title={words.title} intro={words.intro(mailbox.address)}>
      <StepForm
        formRef={element}
        isBusy={isBusy}
        first=".swap-proposal button"
        onSubmit={() => (isDone ? onDone('') : form.test())}
      >
        <SwapProposal form={form} />
        <PasswordCard leg="receiving" form={form} mailbox={mailbox} contact={giver} />
        <PasswordCard leg="sending" form={form} mailbox={mailbox} contact={null} />
        <DoubtMessage
          form={form}
          onSwapped={() => element.current?.querySelector<HTMLElement>('[type=submit]')?.focus()}
        />
        {!isDone && <p class="quiet">{words.forgotten}</p>}
        <StepButtons next={isBusy ? words.testing : isDone ? next : words.test} {...ways} isBusy={isBusy} />
      </StepForm>
    </SetupFrame>
  );
}

/** The two passwords look wrong, and nothing was sent. */
function DoubtMessage({ form, onSwapped }: { form: PasswordForm; onSwapped: () => void }): JSX.Element | null {
  const { t } = usePageText();
  const { same, seemSwapped } = t.window.setup.passwords;
  const exchange = (): void => {
    form.swap();
    onSwapped();
  };
  switch (form.doubt) {
    case null:
      return null;
    case 'same':
      return (
        <Message tone="warning" title={same.title} isAlert>
          {same.body}
        </Message>
      );
    case 'seem-swapped':
      return (
        <Message
          tone="warning"
          title={seemSwapped.title}
          isAlert
          actions={<Button onClick={exchange}>{seemSwapped.swap}</Button>}
        >
          <p>{seemSwapped.body}</p>
          <p>{seemSwapped.keep}</p>
        </Message>
      );
  }
}

/** Both were refused: each may be the other's. */
function SwapProposal({ form }: { form: PasswordForm }): JSX.Element | null {
  const { t } = usePageText();
  const { swapped } = t.window.setup.passwords;
  if (!form.isSwapLikely) return null;
  return (
    <div class="swap-proposal">
      <Message
        tone="warning"
        title={swapped.title}
        isAlert
        actions={<Button onClick={() => void form.swapAndTry()}>{swapped.retry}</Button>}
      >
        {swapped.body}
      </Message>
    </div>
  );
}
