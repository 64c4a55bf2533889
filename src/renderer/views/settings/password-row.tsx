import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { Message } from '../../parts/message.tsx';
import { usePlace } from '../../parts/place.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { usePageText } from '../../parts/words.tsx';
import { ForgetPassword } from './forget-password.tsx';
import { PasswordForm } from './password-form.tsx';
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
  const [problem, setProblem] = useState<string>();
  const row = useRef<HTMLDivElement>(null);
  const state = passwordState(mailbox, leg, secrets);
  if (state === null) return null;
  const { address } = mailbox;
  const next = state === 'renewal' || state === 'setup' ? state : null;
  const finish = (text: string | null): void => {
    setOpen(false);
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
