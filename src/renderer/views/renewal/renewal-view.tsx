import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import '../../style/renewal.css';
import '../../style/setup.css';
import { Button } from '../../parts/button.tsx';
import { Card, Heading } from '../../parts/card.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { usePlace } from '../../parts/place.tsx';
import { useStepFocus } from '../../parts/steps/step.tsx';
import { usePageText } from '../../parts/words.tsx';
import { NewPasswordStep } from './new-password-step.tsx';
import { CloseOutlookStep, OutlookStep, RenewedToday } from './outlook-steps.tsx';

/** "I have changed my CERBERE password": for the mailbox that was asked for, the only one, or the one chosen here. */
export function RenewalView({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const { t } = usePageText();
  const { renewal: words } = t.window;
  const { place, go } = usePlace();
  const candidates = snapshot.mailboxes.filter(({ legs }) => legs.sending.isWatched);
  const mailbox = mailboxToRenew(candidates, place.address);
  const { title, intro } = candidates.length > 0 ? words.choose : { title: words.none.title, intro: words.none.body };
  const frame = useStepFocus(mailbox?.address ?? '');
  if (mailbox)
    return (
      <div ref={frame}>
        <Renewal key={mailbox.address} snapshot={snapshot} mailbox={mailbox} />
      </div>
    );
  return (
    <div class="renewal stack" ref={frame}>
      <Heading level={1}>{words.title}</Heading>
      <Card title={title}>
        <p>{intro}</p>
        <div class="row">
          {candidates.map(({ address, label }) => (
            <Button key={address} onClick={() => go({ view: 'renewal', address })}>
              {label}
            </Button>
          ))}
          {candidates.length === 0 && <Button onClick={() => go({ view: 'home' })}>{t.window.common.back}</Button>}
        </div>
      </Card>
    </div>
  );
}

/**
 * One mailbox's renewal. From its opening until a new password is accepted, or the user says that the old one is still
 * good, sending waits; leaving the page does not end that.
 */
function Renewal({ snapshot, mailbox }: { snapshot: Snapshot; mailbox: MailboxView }): JSX.Element {
  const { address } = mailbox;
  const { t } = usePageText();
  const { renewal: words } = t.window;
  const command = useCommand();
  const { go } = usePlace();
  const [step, setStep] = useState<'today' | 'close' | 'password' | 'outlook'>(() =>
    isRenewedToday(mailbox, snapshot.today) ? 'today' : 'close',
  );
  const frame = useStepFocus(step);
  const isHeld = mailbox.legs.sending.hold === 'renewal';
  const hold = async (): Promise<boolean> => isHeld || (await command('begin-renewal', { address })).ok;
  useEffect(() => {
    if (step === 'close') void hold();
  }, [step]);
  const toHome = (): void => go({ view: 'home', address });
  const giveUp = async (): Promise<void> => {
    if ((await command('end-renewal', { address })).ok) toHome();
  };
  const ways = { back: { label: words.cancel, go: giveUp }, leave: { label: words.leave, go: toHome } };

  return (
    <div class="renewal stack" ref={frame}>
      {step === 'today' && <RenewedToday onOutlook={() => setStep('outlook')} onAgain={() => setStep('close')} />}
      {step === 'close' && <CloseOutlookStep mailbox={mailbox} ways={ways} onNext={() => setStep('password')} />}
      {step === 'password' && (
        <NewPasswordStep mailbox={mailbox} ways={ways} hold={hold} onAccepted={() => setStep('outlook')} />
      )}
      {step === 'outlook' && <OutlookStep mailbox={mailbox} onDone={toHome} />}
    </div>
  );
}

/**
 * A new password was accepted today: whoever comes back may only want to read on about Outlook, and sending is not held
 * before they say otherwise.
 */
export function isRenewedToday({ legs: { sending }, password, checks }: MailboxView, today: string): boolean {
  const works = checks.some(({ id, status }) => id === 'sending' && status === 'ok');
  return works && sending.hold === null && password.changedOn === today;
}

/** The mailbox to renew for: the one asked for, else the only one; null where the user has to choose. */
export const mailboxToRenew = (mailboxes: readonly MailboxView[], address: string | null): MailboxView | null =>
  mailboxes.find((one) => one.address === address) ?? (mailboxes.length === 1 ? (mailboxes[0] ?? null) : null);
