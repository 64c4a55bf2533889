import type { JSX } from 'preact';
import type { Leg } from '../../../domain/model/health.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { LinkButton } from '../../parts/button.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { Spinner } from '../../parts/spinner.tsx';
import { usePageText } from '../../parts/words.tsx';
import { LegVerdict } from './leg-verdict.tsx';
import { type Giver, PasswordOrigin } from './password-origin.tsx';
import { isFieldsFault } from './trial-verdict.tsx';
import type { PasswordForm } from './use-password-form.ts';

/** A password to be typed: what it is, its field, and what came of trying it. */
export function OpenPassword({
  leg,
  form,
  mailbox,
  contact,
}: {
  leg: Leg;
  form: PasswordForm;
  mailbox: MailboxView;
  contact: Giver | null;
}): JSX.Element {
  const { t } = usePageText();
  const { passwords: words } = t.window.setup;
  const trial = form.trials[leg];
  const isRunning = form.running === leg;
  const error = form.isMissing(leg) ? words.missing : trial && isFieldsFault(trial) ? trial.title : undefined;
  return (
    <>
      <PasswordField
        label={words[leg].label}
        hint={words[leg].hint}
        value={form.typed[leg]}
        isDisabled={form.running !== null}
        onInput={(text) => form.type(leg, text)}
        error={error}
      />
      {isRunning && (
        <p class="running">
          <Spinner label={words.running[leg]} /> <span class="quiet">{words.patience}</span>
        </p>
      )}
      {form.running !== null && !isRunning && trial === null && <p class="quiet">{words.waitsItsTurn}</p>}
      {trial && <LegVerdict leg={leg} form={form} address={mailbox.address} />}
      <PasswordOrigin leg={leg} mailbox={mailbox} contact={contact} />
      {form.running === null && (
        <div>
          <LinkButton onClick={() => form.setPostponed(leg, true)}>{words.postpone[leg]}</LinkButton>
        </div>
      )}
    </>
  );
}
