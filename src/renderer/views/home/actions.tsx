import type { JSX } from 'preact';
import type { Leg } from '../../../domain/model/health.ts';
import type { Action } from '../../../domain/text/words.ts';
import type { CheckView, LegView, MailboxView, Place } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';
import { ownLeg } from './check-words.ts';
import type { Test } from './use-test.tsx';

/** Shown elsewhere in the card: beside whoever helps, or as a form. */
const elsewhere: readonly Action[] = ['call-technical', 'write-passwords', 'fill-in-date', 'check-program'];

/** What to do about a verdict, in words and as buttons. The first step stands out while something is wrong, if it is a button. */
export function Actions({
  check,
  alike,
  mailbox,
  test,
}: {
  check: CheckView;
  /** The check, and those whose advice is one of their own though the trouble is the same. */
  alike: readonly CheckView[];
  mailbox: MailboxView;
  test: Test;
}): JSX.Element | null {
  const { t } = usePageText();
  const run = useAction(check, mailbox, test);
  const leg = ownLeg(check);
  const hold = holdOf(check, mailbox);
  const isHeld = (one: CheckView): boolean => holdOf(one, mailbox) !== null;
  const actions = unique(alike.flatMap((one) => (isHeld(one) ? [] : one.actions))).filter(
    (action) => !elsewhere.includes(action),
  );
  // Where the first step is a call or a message, no button is it.
  const [first] = check.actions;
  const { held } = t.window.home;
  const heldAdvice = hold === 'setup' ? held.setupAdvice : hold === 'other-pc' ? held.otherPcAdvice : null;
  const advice = unique([heldAdvice ?? check.advice, ...alike.filter((one) => one !== check).map((one) => one.advice)]);
  const said = advice.filter((text) => text !== '');
  if (said.length === 0 && actions.length === 0 && !hold) return null;
  const isTrouble = check.status === 'critical' || check.status === 'warning';
  return (
    <div class="todo">
      <h4>{t.window.home.todo}</h4>
      {said.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {leg && hold && <HoldActions hold={hold} leg={leg} address={mailbox.address} />}
      {actions.length > 0 && (
        <div class="row">
          {actions.map((action) => (
            <Button
              key={action}
              kind={isTrouble && action === first && action !== 'test-now' ? 'primary' : 'standard'}
              busy={action === 'test-now' && test.isRunning}
              onClick={() => run(action)}
            >
              {t.window.home.actions[action]}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

const holdOf = (check: CheckView, { legs }: MailboxView): LegView['hold'] => {
  const leg = ownLeg(check);
  return leg === null ? null : legs[leg].hold;
};

const unique = <One,>(all: readonly One[]): readonly One[] => [...new Set(all)];

function useAction(check: CheckView, { address }: MailboxView, test: Test): (action: Action) => void {
  const { t } = usePageText();
  const command = useCommand();
  const announce = useAnnounce();
  const { go } = usePlace();
  return async (action) => {
    switch (action) {
      case 'open-webmail':
        await command('open-link', { link: 'webmail', address });
        return;
      case 'open-cerbere':
        await command('open-link', { link: 'cerbere', address });
        return;
      case 'retype-mailbox-password':
        return go({ view: 'settings', address, check: 'receiving' });
      case 'retype-cerbere-password':
        return go({ view: 'settings', address, check: 'sending' });
      case 'renew-cerbere-password':
        return go({ view: 'renewal', address });
      case 'test-now':
        return test.ask(ownLeg(check) ?? undefined);
      case 'call-technical':
        await command('open-contact', { way: 'phone', address, check: check.id });
        return;
      case 'write-passwords':
        await command('open-contact', { way: 'email', address, check: check.id });
        return;
      case 'copy-report':
        if ((await command('copy-report', {})).ok) announce(t.window.common.copied);
        return;
      case 'check-program':
        await command('check-programs', {});
        return;
      case 'fill-in-date':
        return go({ view: 'home', address, check: 'password-expiry' });
    }
  };
}

/** The answers that a leg waits for. That of another PC is asked for at the top of the page. */
function HoldActions({
  hold,
  leg,
  address,
}: {
  hold: NonNullable<LegView['hold']>;
  leg: Leg;
  address: string;
}): JSX.Element | null {
  const { t } = usePageText();
  const { go } = usePlace();
  const command = useCommand();
  const { held, actions } = t.window.home;
  if (hold === 'other-pc') return null;
  const retype = actions[leg === 'receiving' ? 'retype-mailbox-password' : 'retype-cerbere-password'];
  const ways: Readonly<Record<typeof hold, { readonly label: string; readonly place: Partial<Place> }>> = {
    setup: { label: held.setup, place: { view: 'setup', address } },
    renewal: { label: held.renewal, place: { view: 'renewal', address } },
    'server-changed': { label: retype, place: { view: 'settings', address, check: leg } },
  };
  const { label, place } = ways[hold];
  return (
    <div class="row">
      <Button kind="primary" onClick={() => go(place)}>
        {label}
      </Button>
      {hold === 'renewal' && <Button onClick={() => command('end-renewal', { address })}>{held.stillGood}</Button>}
    </div>
  );
}
