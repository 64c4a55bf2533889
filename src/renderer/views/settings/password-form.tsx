import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { usePlace } from '../../parts/place.tsx';
import { Spinner } from '../../parts/spinner.tsx';
import { usePageText } from '../../parts/words.tsx';
import { isFieldsFault, TrialVerdict } from '../setup/trial-verdict.tsx';
import { isUnsent, TryAnyway } from '../setup/try-anyway.tsx';
import { usePasswordTrial } from './use-password-trial.ts';

/** A new password: tried once, and kept only if it is accepted. */
export function PasswordForm({
  address,
  leg,
  isRenewable,
  onEnd,
}: {
  address: string;
  leg: Leg;
  /** A change on the CERBERE portal has a way of its own, which also starts its months anew. */
  isRenewable: boolean;
  /** Told in words that it was kept; null where it was given up. */
  onEnd: (text: string | null) => void;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.passwords;
  const { go } = usePlace();
  const { typed, isBusy, trial, problem, type, test, saveUntested } = usePasswordTrial(address, leg, onEnd);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // At the beginning, and after a test during which the field that had it was disabled.
    const isLost = document.activeElement === document.body || !form.current?.contains(document.activeElement);
    if (!isBusy && isLost) form.current?.querySelector('input')?.focus();
  }, [isBusy]);
  const actions =
    trial && isUnsent(trial) ? (
      <TryAnyway trial={trial} onTry={() => void test(true)} />
    ) : trial?.outcome === 'not-reached' || trial?.outcome === 'kept-out' ? (
      <Button onClick={() => void saveUntested()}>{words.saveUntested}</Button>
    ) : undefined;
  return (
    <form
      ref={form}
      class="password-form"
      onSubmit={(event) => {
        event.preventDefault();
        void test(false);
      }}
    >
      {leg === 'sending' && isRenewable && (
        <p>
          {words.renewed} <LinkButton onClick={() => go({ view: 'renewal', address })}>{words.toRenewal}</LinkButton>
        </p>
      )}
      <PasswordField
        label={words.fresh}
        hint={words.freshHint}
        value={typed}
        onInput={type}
        isDisabled={isBusy}
        error={problem ?? (trial && isFieldsFault(trial) ? trial.title : undefined)}
      />
      {trial && <TrialVerdict trial={trial} actions={actions} />}
      {isBusy && <Spinner label={words.testing} />}
      <div class="row">
        <Button kind="primary" type="submit" busy={isBusy}>
          {words.test}
        </Button>
        <Button disabled={isBusy} onClick={() => onEnd(null)}>
          {t.window.common.cancel}
        </Button>
      </div>
    </form>
  );
}
