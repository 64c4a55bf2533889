import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { PasswordEntry } from '../../parts/passwords/password-entry.tsx';
import { useTypedPassword } from '../../parts/passwords/use-typed-password.ts';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';

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
  const password = useTypedPassword(address, leg, true);
  const { typed, isRunning: isBusy } = password;
  const [isPressed, setPressed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // At the beginning, and after a test during which the field that had it was disabled.
    const isLost = document.activeElement === document.body || !form.current?.contains(document.activeElement);
    if (!isBusy && isLost) form.current?.querySelector('input')?.focus();
  }, [isBusy]);
  const test = async (isConfirmed: boolean): Promise<void> => {
    if (isBusy) return;
    setPressed(true);
    if (typed === '') return;
    const trial = await password.attempt({ said: t.window.setup.passwords.running[leg], isConfirmed });
    if (trial?.outcome === 'accepted') onEnd(trial.title);
  };
  const keepUntested = async (): Promise<void> => {
    if (await password.keepUntested()) onEnd(words.savedUntested);
  };
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
      <PasswordEntry
        leg={leg}
        password={password}
        label={words.fresh}
        hint={words.freshHint}
        missing={isPressed && !isBusy && typed === '' ? words.empty : undefined}
        isDisabled={isBusy}
        onTryAnyway={() => void test(true)}
        onKeepUntested={() => void keepUntested()}
      />
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
