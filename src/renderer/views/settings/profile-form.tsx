import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { serverKinds } from '../../../domain/model/rules.ts';
import { Button } from '../../parts/button.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';
import { ContactFields } from './contact-fields.tsx';
import { contactKinds } from './profile-draft.ts';
import { ServerFields } from './server-fields.tsx';
import type { ProfileEditing } from './use-profile-draft.ts';

/** The servers, rules, pages and contacts of one provider. Saved only when asked. */
export function ProfileForm({ form }: { form: ProfileEditing }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.servers;
  const element = useRef<HTMLFormElement>(null);
  const { draft, edit, leave, problemAt, isChanged } = form;
  const submit = async (): Promise<void> => {
    if (await form.save()) return;
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  return (
    <form
      ref={element}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) void submit();
      }}
    >
      <Message tone="warning" title={words.warning.title}>
        {words.warning.body}
      </Message>
      {serverKinds.map((kind) => (
        <ServerFields key={kind} kind={kind} form={form} />
      ))}
      <fieldset class="part">
        <legend>{words.rules}</legend>
        <TextField
          label={`${words.months} (${words.monthsUnit})`}
          value={draft.months}
          onInput={(months) => edit({ months })}
          onBlur={() => leave('months')}
          error={problemAt('months')}
        />
        {(['webmail', 'cerbere'] as const).map((page) => (
          <TextField
            key={page}
            type="url"
            label={words[page]}
            value={draft[page]}
            onInput={(url) => edit({ [page]: url })}
            onBlur={() => leave(page)}
            error={problemAt(page)}
          />
        ))}
      </fieldset>
      {contactKinds.map((kind) => (
        <ContactFields key={kind} kind={kind} form={form} />
      ))}
      <div class="form-end">
        {isChanged && <p class="quiet">{form.isComplete ? words.unsaved : words.incomplete}</p>}
        <FieldNote id="profile-error" tone="error" text={form.failure ?? undefined} />
        <div class="row">
          <Button kind="primary" type="submit" disabled={!isChanged}>
            {words.save}
          </Button>
          <Button disabled={!isChanged} onClick={form.reset}>
            {words.discard}
          </Button>
        </div>
      </div>
    </form>
  );
}
