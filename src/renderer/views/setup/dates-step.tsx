import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { bytesOf, megabytesOf, megabytesRule } from '../../../domain/model/rules.ts';
import type { AutostartState, MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Card } from '../../parts/card.tsx';
import { CerbereDate, useCerbereQuestion } from '../../parts/cerbere-date.tsx';
import { Toggle } from '../../parts/choices.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { NumberField } from '../../parts/fields.tsx';
import { Message } from '../../parts/message.tsx';
import { StepButtons, StepForm, type Ways } from '../../parts/steps/step.tsx';
import { usePageText } from '../../parts/words.tsx';
import { SetupFrame } from './setup-step.tsx';

/** When CERBERE's password was changed, how large the box is, and starting with Windows. */
export function DatesStep({
  snapshot,
  mailbox,
  news,
  isAutostartWanted,
  onAutostart,
  onDone,
  ways,
}: {
  snapshot: Snapshot;
  mailbox: MailboxView;
  /** What went well in the step before, ready to show. */
  news: string;
  isAutostartWanted: boolean;
  onAutostart: (isWanted: boolean) => void;
  onDone: () => void;
  ways: Ways;
}): JSX.Element {
  const { t } = usePageText();
  const { dates: words, next } = t.window.setup;
  const command = useCommand();
  const { question, send } = useCerbereQuestion(mailbox, snapshot.today);
  // Enter commits the number and submits the form in one go, before the page is drawn anew.
  const limit = useRef(mailbox.limitBytes);
  const hasSending = mailbox.legs.sending.isWatched;

  const submit = async (form: HTMLFormElement): Promise<void> => {
    const dates = hasSending ? send() : { passwordChangedOn: null, passwordExpiresOn: null };
    const isNumberWrong = form.querySelector('.number [aria-invalid]') !== null;
    if (dates === null || isNumberWrong) return;
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
      <StepForm onSubmit={submit}>
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
        <StepButtons next={next} {...ways} />
      </StepForm>
    </SetupFrame>
  );
}

/** Starting with Windows; where Vigie cannot decide that, it says who can. */
function AutostartChoice({
  state,
  isWanted,
  onChange,
}: {
  state: AutostartState;
  isWanted: boolean;
  onChange: (isWanted: boolean) => void;
}): JSX.Element {
  const { t } = usePageText();
  const { dates: words } = t.window.setup;
  switch (state) {
    case 'not-available':
      return <p class="quiet">{words.autostartNone}</p>;
    case 'disabled-by-user':
      return <p class="quiet">{words.autostartByUser}</p>;
    default:
      return (
        <Card>
          <Toggle label={words.autostart} hint={words.autostartHint} isOn={isWanted} onChange={onChange} />
        </Card>
      );
  }
}
