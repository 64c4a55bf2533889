import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { StatusMark } from '../../parts/icons.tsx';
import { Message } from '../../parts/message.tsx';
import { IntoProgram } from '../../parts/passwords/into-program.tsx';
import { PasswordEntry } from '../../parts/passwords/password-entry.tsx';
import { useTypedPassword } from '../../parts/passwords/use-typed-password.ts';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';
import { isAbsent, markOf, passwordState } from './password-state.ts';

/** One password: what has become of it, and replacing or forgetting it. Nothing where the leg has no server. */
export function PasswordRow({
  mailbox,
  leg,
  secrets,
}: {
  mailbox: MailboxView;
  leg: Leg;
  secrets: Snapshot['secrets'];
}): JSX.Element | null {
  const { t } = usePageText();
  const words = t.window.settings.passwords;
  const { go } = usePlace();
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<string | null>(null);
  const [isReplaced, setReplaced] = useState(false);
  const [problem, setProblem] = useState<string>();
  const row = useRef<HTMLDivElement>(null);
  const state = passwordState(mailbox, leg, secrets);
  if (state === null) return null;
  const { address } = mailbox;
  const next = state === 'renewal' || state === 'setup' ? state : null;
  const finish = (text: string | null, isAccepted = false): void => {
    setOpen(false);
    setReplaced(isAccepted);
    setOutcome(text);
    setProblem(undefined);
    if (text !== null) announce(text);
    requestAnimationFrame(() => row.current?.querySelector('button')?.focus());
  };
  return (
    <div class="password-row" data-target={leg} ref={row}>
      <div class="password-head">
        <StatusMark status={markOf[state]} isDecorative />
        <div>
          <p class="field-label">{words.name[leg]}</p>
          <p class="quiet">{words.use[leg]}</p>
          <p>{words.states[state]}</p>
        </div>
        {!isOpen && state !== 'renewal' && (
          <div class="row">
            <Button
              label={isAbsent(state) ? words.enterName[leg] : words.replaceName[leg]}
              onClick={() => {
                setOutcome(null);
                setOpen(true);
              }}
            >
              {isAbsent(state) ? words.enter : words.replace}
            </Button>
            {!isAbsent(state) && (
              <ForgetPassword address={address} leg={leg} onForgotten={finish} onProblem={setProblem} />
            )}
          </div>
        )}
      </div>
      <FieldNote id={`${leg}-error-${address}`} tone="error" text={problem} />
      {next !== null && (
        <div class="password-next">
          <Button kind="primary" onClick={() => go({ view: next, address })}>
            {next === 'renewal' ? words.toRenewal : words.toSetup}
          </Button>
        </div>
      )}
      {outcome !== null && (
        <Message tone="success" onClose={() => setOutcome(null)}>
          {outcome}
          {isReplaced && (
            <>
              <p>{t.program.alsoThere}</p>
              <IntoProgram mailbox={mailbox} leg={leg} />
            </>
          )}
        </Message>
      )}
      {isOpen && state !== 'renewal' && (
        <PasswordForm
          address={address}
          leg={leg}
          isRenewable={state === 'kept' || state === 'refused'}
          onEnd={finish}
        />
      )}
    </div>
  );
}

function ForgetPassword({
  address,
  leg,
  onForgotten,
  onProblem,
}: {
  address: string;
  leg: Leg;
  /** Told in words that it is gone. */
  onForgotten: (text: string) => void;
  /** Told in words why it is not. */
  onProblem: (text: string) => void;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.passwords;
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const [isAsking, setAsking] = useState(false);
  const forget = async (): Promise<void> => {
    setAsking(false);
    const result = await command('forget-password', { address, leg });
    if (result.ok) onForgotten(words.forgotten);
    else onProblem(problemWords(result.problem));
  };
  return (
    <>
      <Button label={words.forgetName[leg]} onClick={() => setAsking(true)}>
        {words.forget}
      </Button>
      {isAsking && (
        <Confirm
          title={words.forgetTitle[leg]}
          body={words.forgetBody[leg]}
          confirm={words.forgetConfirm}
          kind="danger"
          onConfirm={() => void forget()}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** A new password: tried once, and kept only if it is accepted. */
function PasswordForm({
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
  onEnd: (text: string | null, isAccepted?: boolean) => void;
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
    if (trial?.outcome === 'accepted') onEnd(trial.title, isRenewable);
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
