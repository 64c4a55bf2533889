import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { isDateWithin } from '../../parts/date-field.tsx';
import { Choice, DateField } from '../../parts/fields.tsx';
import { usePageText } from '../../parts/words.tsx';

type Which = 'changed' | 'expires';

/** The date of the CERBERE password: its last change, or its last day as CERBERE's e-mail gave it. */
export function DateForm({
  mailbox: { address },
  today,
  onSaved,
}: {
  mailbox: MailboxView;
  today: string;
  onSaved: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const command = useCommand();
  const announce = useAnnounce();
  const [which, setWhich] = useState<Which>('changed');
  const [date, setDate] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const words = t.window.home.date;
  const year = Number(today.slice(0, 4));
  const limits =
    which === 'changed' ? { min: `${year - 5}-01-01`, max: today } : { min: today, max: `${year + 5}-12-31` };
  const save = async (): Promise<void> => {
    setMissing(date === null);
    if (date === null || !isDateWithin(date, limits.min, limits.max)) return;
    const dates =
      which === 'changed' ? { passwordChangedOn: date, passwordExpiresOn: null } : { passwordExpiresOn: date };
    const { ok } = await command('save-mailbox', { address, ...dates });
    if (!ok) return;
    announce(words.saved);
    onSaved();
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Choice
        label={words.which}
        value={which}
        onChange={setWhich}
        options={[
          { value: 'changed', label: words.changed },
          { value: 'expires', label: words.expires },
        ]}
      />
      <DateField
        label={words.label}
        value={date}
        onChange={setDate}
        {...limits}
        error={isMissing && date === null ? words.missing : undefined}
      />
      <div class="row">
        <Button type="submit" kind="primary">
          {words.save}
        </Button>
      </div>
      <p class="quiet">{words.unknown}</p>
    </form>
  );
}
