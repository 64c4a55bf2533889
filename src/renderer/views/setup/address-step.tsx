import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { textRules } from '../../../domain/model/text-rules.ts';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/fields.tsx';
import { usePageText } from '../../parts/words.tsx';
import { addressIn, readTyped } from './address-reading.ts';
import { AddressVerdict } from './address-verdict.tsx';
import { focusInvalid } from './invalid-field.ts';
import { SetupFrame } from './setup-frame.tsx';
import { StepButtons } from './step-buttons.tsx';

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
  const { setup: words } = t.window;
  const command = useCommand();
  const form = useRef<HTMLFormElement>(null);
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
    switch (reading.kind) {
      case 'recognised':
      case 'resumable':
        break;
      case 'unusual':
        if (isMeant) break;
        return void setTimeout(() => focusInvalid(form.current));
      default:
        return void setTimeout(() => focusInvalid(form.current));
    }
    if (begun && begun.address.toLowerCase() === address.toLowerCase()) return onBegun();
    if (begun) return setAsking(true);
    await begin();
  };
  const error = errorIn(reading.kind);
  const isShownAtOnce = reading.kind === 'watched';

  return (
    <SetupFrame
      step="address"
      title={others.length > 0 ? words.address.titleOther : words.address.title}
      {...(others.length > 0 ? {} : { intro: words.address.intro })}
    >
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
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
        <StepButtons onLeave={onLeave} {...(begun ? {} : { leave: t.window.common.cancel })}>
          <Button kind="primary" type="submit">
            {words.next}
          </Button>
        </StepButtons>
      </form>
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

const errors = { empty: 'empty', space: 'space', 'no-at': 'noAt', malformed: 'malformed', watched: 'watched' } as const;
type ErrorName = (typeof errors)[keyof typeof errors];
const errorIn = (kind: string): ErrorName | null => (kind in errors ? errors[kind as keyof typeof errors] : null);
