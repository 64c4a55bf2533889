import type { JSX } from 'preact';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';
import type { AddressReading } from './address-reading.ts';
import { Tick } from './tick.tsx';

/** What the typed address says, live. Errors are the field's own matter. */
export function AddressVerdict({
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
