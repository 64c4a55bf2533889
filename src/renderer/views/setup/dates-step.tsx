import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { bytesOf, megabytesOf, megabytesRule } from '../../../domain/model/number-rules.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CerbereDate, useCerbereQuestion } from '../../parts/cerbere-date.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { NumberField } from '../../parts/fields.tsx';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';
import { AutostartChoice } from './autostart-choice.tsx';
import { focusInvalid } from './invalid-field.ts';
import { SetupFrame } from './setup-frame.tsx';
import { StepButtons } from './step-buttons.tsx';

/** When CERBERE's password was changed, how large the box is, and starting with Windows. */
export function DatesStep({
  snapshot,
  mailbox,
  news,
  isAutostartWanted,
  onAutostart,
  onDone,
  onBack,
  onLeave,
}: {
  snapshot: Snapshot;
  mailbox: MailboxView;
  /** What went well in the step before, ready to show. */
  news: string;
  isAutostartWanted: boolean;
  onAutostart: (isWanted: boolean) => void;
  onDone: () => void;
  onBack: () => void;
  onLeave: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const { dates: words } = t.window.setup;
  const command = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const { question, send } = useCerbereQuestion(mailbox, snapshot.today);
  // Enter commits the number and submits the form in one go, before the page is drawn anew.
  const limit = useRef(mailbox.limitBytes);
  const hasSending = mailbox.legs.sending.isWatched;

  const submit = async (): Promise<void> => {
    const dates = hasSending ? send() : { passwordChangedOn: null, passwordExpiresOn: null };
    const isNumberWrong = form.current?.querySelector('.number [aria-invalid]') != null;
    if (dates === null || isNumberWrong) return void setTimeout(() => focusInvalid(form.current));
    const values = { address: mailbox.address, ...dates, limitBytes: limit.current };
    if (!(await command('save-mailbox', values)).ok) return;
    const { autostart } = snapshot;
    const canSwitch = autostart === 'on' || autostart === 'off';
    if (canSwitch && isAutostartWanted !== (autostart === 'on'))
      await command('set-autostart', { isOn: isAutostartWanted });
    onDone();
  };

  return (
    <SetupFrame step="dates" title={words.title} intro={words.intro}>
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {news !== '' && <Message tone="success" title={news} isAlert />}
        {hasSending && (
          <Card>
            <CerbereDate question={question} mailbox={mailbox} snapshot={snapshot} />
          </Card>
        )}
        <Card>
          <NumberField
            label={words.sizeLabel}
            hint={words.sizeHint}
            unit={words.sizeUnit}
            rule={megabytesRule}
            isOptional
            value={megabytesOf(limit.current)}
            onChange={(megabytes) => {
              limit.current = bytesOf(megabytes);
            }}
          />
        </Card>
        <AutostartChoice state={snapshot.autostart} isWanted={isAutostartWanted} onChange={onAutostart} />
        <StepButtons onBack={onBack} onLeave={onLeave}>
          <Button kind="primary" type="submit">
            {t.window.setup.next}
          </Button>
        </StepButtons>
      </form>
    </SetupFrame>
  );
}
