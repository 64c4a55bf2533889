import type { JSX } from 'preact';
import { Weekdays } from '../../parts/choices.tsx';
import { TextField, TimeField } from '../../parts/fields.tsx';
import { usePageText } from '../../parts/words.tsx';
import type { ContactDraft, ContactKind } from './profile-draft.ts';
import type { ProfileEditing } from './use-profile-draft.ts';

/** Who can be asked for help, how and when. */
export function ContactFields({ kind, form }: { kind: ContactKind; form: ProfileEditing }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.servers;
  const contact = form.draft[kind];
  const set = (next: Partial<ContactDraft>): void => form.edit({ [kind]: { ...contact, ...next } });
  const text = (name: 'name' | 'phone' | 'email', label: string): JSX.Element => (
    <TextField
      label={label}
      value={contact[name]}
      onInput={(value) => set({ [name]: value })}
      onBlur={() => form.leave(`${kind}.${name}`)}
      error={form.problemAt(`${kind}.${name}`)}
    />
  );
  const time = (name: 'opens' | 'closes', error: string | undefined): JSX.Element => (
    <TimeField
      label={words[name]}
      value={contact[name]}
      onChange={(value) => {
        set({ [name]: value });
        if (name === 'closes') form.leave(`${kind}.hours`);
      }}
      error={error}
    />
  );
  return (
    <fieldset class="part">
      <legend>{words[kind]}</legend>
      {text('name', words.contactName)}
      <div class="side-by-side">
        {text('phone', words.phone)}
        {text('email', words.email)}
      </div>
      <Weekdays label={words.days} days={contact.days} onChange={(days) => set({ days })} />
      <div class="side-by-side">
        {time('opens', undefined)}
        {time('closes', form.problemAt(`${kind}.hours`))}
      </div>
    </fieldset>
  );
}
