import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Card, Expander } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { StatusMark } from '../../parts/icons.tsx';
import { PasswordEntry } from '../../parts/passwords/password-entry.tsx';
import { Points } from '../../parts/steps/step-rows.tsx';
import { usePageText } from '../../parts/words.tsx';
import type { PasswordForm } from './use-password-form.ts';

/** One password: to be typed, put off, or done with. */
export function PasswordCard({
  leg,
  form,
  mailbox,
  contact,
}: {
  leg: Leg;
  form: PasswordForm;
  mailbox: MailboxView;
  /** Who gives out a new one. */
  contact: Giver | null;
}): JSX.Element | null {
  const { t } = usePageText();
  const state = form.stateOf(leg);
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(state);
  useEffect(() => {
    const hasChanged = shown.current !== state;
    shown.current = state;
    // The button that was pressed is gone.
    if (hasChanged && form.running === null && document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('.settled, input')?.focus();
  }, [state]);
  if (state === 'absent') return null;
  return (
    <div ref={box}>
      <Card title={t.window.setup.passwords[leg].heading}>
        {state === 'open' ? (
          <Open leg={leg} form={form} mailbox={mailbox} contact={contact} />
        ) : (
          <Settled leg={leg} state={state} onReopen={() => form.setPostponed(leg, false)} />
        )}
      </Card>
    </div>
  );
}

/** Where a password can be tried by hand. */
const pages = { receiving: 'webmail', sending: 'cerbere' } as const;

function Open({
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
  const command = useCommand();
  const password = form.passwords[leg];
  const isBusy = form.running !== null;
  const openPage = () => command('open-link', { link: pages[leg], address: mailbox.address });
  return (
    <>
      <PasswordEntry
        leg={leg}
        password={password}
        label={words[leg].label}
        hint={words[leg].hint}
        missing={form.isMissing(leg) ? words.missing : undefined}
        isDisabled={isBusy}
        onTryAnyway={() => void form.tryAnyway(leg)}
        onKeepUntested={() => void form.keepUntested(leg)}
        onRefused={<Button onClick={openPage}>{words[leg].openPage}</Button>}
      />
      {isBusy && form.running !== leg && password.trial === null && <p class="quiet">{words.waitsItsTurn}</p>}
      <PasswordOrigin leg={leg} mailbox={mailbox} contact={contact} />
      {!isBusy && (
        <div>
          <LinkButton onClick={() => form.setPostponed(leg, true)}>{words.postpone[leg]}</LinkButton>
        </div>
      )}
    </>
  );
}

const marks = { accepted: 'ok', saved: 'unknown', postponed: 'held' } as const;

/** There is nothing to type for now. */
function Settled({ leg, state, onReopen }: { leg: Leg; state: keyof typeof marks; onReopen: () => void }): JSX.Element {
  const { t } = usePageText();
  const { passwords: words } = t.window.setup;
  return (
    <>
      <p class="settled" tabIndex={-1}>
        <StatusMark status={marks[state]} isDecorative />
        <span>{words[state][leg]}</span>
      </p>
      {state === 'saved' && <p class="quiet">{words.savedMeaning}</p>}
      {state === 'postponed' && (
        <>
          <p class="quiet">{words.postponedMeaning[leg]}</p>
          <div>
            <LinkButton onClick={onReopen}>{words.unpostpone[leg]}</LinkButton>
          </div>
        </>
      )}
    </>
  );
}

/** Who gives out a new password, by e-mail. */
type Giver = { readonly name: string; readonly email: string | null };

/** Where a password comes from, and what to do where it is lost; folded away. */
function PasswordOrigin({
  leg,
  mailbox: { address },
  contact,
}: {
  leg: Leg;
  mailbox: MailboxView;
  contact: Giver | null;
}): JSX.Element {
  const { t } = usePageText();
  const { passwords: words } = t.window.setup;
  const command = useCommand();
  const ask = leg === 'receiving' && contact?.email != null ? [words.receiving.ask(contact.name, contact.email)] : [];
  const lines = [...words[leg].lost, ...ask];
  const [isOpen, setOpen] = useState(false);
  return (
    <Expander
      id={`origin-${leg}`}
      kind="flat"
      title={words[leg].lostTitle}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <Points lines={lines} />
      {leg === 'sending' && (
        <LinkButton onClick={() => void command('open-link', { link: 'cerbere', address })}>
          {words.sending.openPage}
        </LinkButton>
      )}
    </Expander>
  );
}
