import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { useCommand } from '../../parts/commands.tsx';
import { usePlace } from '../../parts/place.tsx';
import { useStepFocus } from '../setup/use-step-focus.ts';
import { CloseOutlookStep } from './close-outlook-step.tsx';
import { NewPasswordStep } from './new-password-step.tsx';
import { OutlookStep } from './outlook-step.tsx';
import { isRenewedToday } from './renewal-start.ts';
import { RenewedToday } from './renewed-today.tsx';

/**
 * One mailbox's renewal. From its opening until a new password is accepted, or the user says that the old one is still
 * good, sending waits; leaving the page does not end that.
 */
export function Renewal({ snapshot, mailbox }: { snapshot: Snapshot; mailbox: MailboxView }): JSX.Element {
  const { address } = mailbox;
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
  const cancel = async (): Promise<void> => {
    if ((await command('end-renewal', { address })).ok) toHome();
  };

  return (
    <div class="renewal stack" ref={frame}>
      {step === 'today' && <RenewedToday onOutlook={() => setStep('outlook')} onAgain={() => setStep('close')} />}
      {step === 'close' && (
        <CloseOutlookStep mailbox={mailbox} onNext={() => setStep('password')} onCancel={cancel} onLeave={toHome} />
      )}
      {step === 'password' && (
        <NewPasswordStep
          mailbox={mailbox}
          hold={hold}
          onAccepted={() => setStep('outlook')}
          onCancel={cancel}
          onLeave={toHome}
        />
      )}
      {step === 'outlook' && <OutlookStep mailbox={mailbox} onDone={toHome} />}
    </div>
  );
}
