import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fits, readAddress, textRules } from '../../../domain/model/text-rules.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { useCommand } from '../../parts/commands.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Message } from '../../parts/message.tsx';
import { StepButtons, StepForm } from '../../parts/steps/step.tsx';
import { Tick } from '../../parts/steps/step-rows.tsx';
import { usePageText } from '../../parts/words.tsx';
import { legStage, SetupFrame } from './setup-step.tsx';

/** Which mailbox. Going on makes it, with legs that wait for their passwords. */
export function AddressStep({
  snapshot: { setup, mailboxes },
  onBegun,
  onLeave,
}: {
  snapshot: Snapshot;
  onBegun: () => void;
  onLeave: (() => void) | null;
}): JSX.Element {
  const { t } = usePageText();
  const { setup: words, common } = t.window;
  const command = useCommand();
  const begun = mailboxes.find(({ address }) => address === setup?.address) ?? null;
  const [typed, setTyped] = useState(begun?.address ?? '');
  const [isMeant, setMeant] = useState(false);
  const [isPressed, setPressed] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const others = mailboxes.filter((one) => one !== begun);
  const reading = readTyped(typed, others);
  const address = 'address' in reading ? reading.address : addressIn(typed);

  const begin = async (): Promise<void> => {
    setAsking(false);
    if (!(await command('begin-setup', { address })).ok) return;
    onBegun();
    if (begun) await command('forget-mailbox', { address: begun.address });
  };
  const submit = async (): Promise<void> => {
    setPressed(true);
    if (!canGoOn(reading, isMeant)) return;
    if (!begun) return begin();
    if (begun.address.toLowerCase() === address.toLowerCase()) onBegun();
    else setAsking(true);
  };
  const error = errorIn(reading.kind);
  const isShownAtOnce = reading.kind === 'watched';
  const intro = others.length > 0 ? {} : { intro: words.address.intro };

  return (
    <SetupFrame step="address" title={others.length > 0 ? words.address.titleOther : words.address.title} {...intro}>
      <StepForm onSubmit={submit}>
        <TextField
          label={words.address.label}
          hint={words.address.hint}
          type="email"
          maxLength={textRules.address.max}
          value={typed}
          onInput={(text) => {
            setTyped(text);
            setPressed(false);
            setMeant(false);
          }}
          error={error && (isPressed || isShownAtOnce) ? words.address[error] : undefined}
        />
        <AddressVerdict reading={reading} isMeant={isMeant} onMeant={setMeant} isPressed={isPressed} />
        <StepButtons
          next={words.next}
          leave={onLeave ? { label: begun ? words.later : common.cancel, go: onLeave } : undefined}
        />
      </StepForm>
      {isAsking && begun && (
        <Confirm
          title={words.address.replaceTitle}
          body={words.address.replaceBody(begun.address)}
          confirm={words.address.replaceConfirm}
          onConfirm={() => void begin()}
          onCancel={() => setAsking(false)}
        />
      )}
    </SetupFrame>
  );
}

const canGoOn = ({ kind }: AddressReading, isMeant: boolean): boolean =>
  kind === 'recognised' || kind === 'resumable' || (kind === 'unusual' && isMeant);

const errors = { empty: 'empty', space: 'space', 'no-at': 'noAt', malformed: 'malformed', watched: 'watched' } as const;
type ErrorName = (typeof errors)[keyof typeof errors];
const errorIn = (kind: string): ErrorName | null => (kind in errors ? errors[kind as keyof typeof errors] : null);

/** What the typed address says, live. Errors are the field's own matter. */
function AddressVerdict({
  reading,
  isMeant,
  onMeant,
  isPressed,
}: {
  reading: AddressReading;
  /** The user says that an unusual address is right. */
  isMeant: boolean;
  onMeant: (isMeant: boolean) => void;
  /** "Continue" was pressed. */
  isPressed: boolean;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.setup.address;
  return (
    <div class="live" aria-live="polite">
      {reading.kind === 'recognised' && (
        <Message tone="success" title={words[reading.owner]}>
          <p>{words.fase(reading.fase)}</p>
          <p class="quiet">{words.prefixes}</p>
        </Message>
      )}
      {reading.kind === 'resumable' && <Message tone="info">{words.resumable}</Message>}
      {reading.kind === 'unusual' && (
        <Message tone="warning" title={words.unusualTitle}>
          <p>{reading.part === 'name' ? words.unusualName : words.unusualDomain}</p>
          <Tick
            label={words.confirm}
            isOn={isMeant}
            onChange={onMeant}
            error={isPressed && !isMeant ? words.mustConfirm : undefined}
          />
        </Message>
      )}
    </div>
  );
}

/** What the typed text turns out to be. Only `recognised`, `unusual` and `resumable` can be gone on with. */
export type AddressReading =
  | { readonly kind: 'empty' | 'space' | 'no-at' | 'malformed' }
  /** Of a mailbox that is watched already: with nothing left to set up, or with a password that is missing. */
  | { readonly kind: 'watched' | 'resumable'; readonly address: string }
  | { readonly kind: 'recognised'; readonly owner: 'school' | 'authority'; readonly fase: string }
  /** An address, but not shaped like a school's: allowed once the user says that it is meant. */
  | { readonly kind: 'unusual'; readonly part: 'name' | 'domain' };

/** Where the boxes of schools and organising authorities live (manual, section 4). */
const usualDomain = '@adm.cfwb.be';

/** The address without the spaces that come along when it is pasted. */
export const addressIn = (typed: string): string => typed.trim();

export function readTyped(typed: string, mailboxes: Snapshot['mailboxes']): AddressReading {
  const address = addressIn(typed);
  if (address === '') return { kind: 'empty' };
  if (/\s/.test(address)) return { kind: 'space' };
  if (!address.includes('@')) return { kind: 'no-at' };
  if (!fits(textRules.address, address)) return { kind: 'malformed' };
  const known = mailboxes.find((one) => one.address.toLowerCase() === address.toLowerCase());
  if (known) return { kind: isIncomplete(known) ? 'resumable' : 'watched', address: known.address };
  const read = readAddress(address);
  if (!read) return { kind: 'unusual', part: 'name' };
  if (!address.toLowerCase().endsWith(usualDomain)) return { kind: 'unusual', part: 'domain' };
  return { kind: 'recognised', owner: read.kind, fase: read.fase };
}

const isIncomplete = (mailbox: MailboxView): boolean =>
  (['receiving', 'sending'] as const).some((leg) => legStage(mailbox, leg) === 'waiting');
