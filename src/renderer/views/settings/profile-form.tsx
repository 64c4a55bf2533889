import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { NumberRule } from '../../../domain/model/rules.ts';
import { profileRules, type ServerKind, securities, serverKinds } from '../../../domain/model/rules.ts';
import type { ServerProfile } from '../../../domain/model/server-profile.ts';
import { textRules } from '../../../domain/model/text-rules.ts';
import type { Catalogue } from '../../../domain/text/index.ts';
import { Button } from '../../parts/button.tsx';
import { Select, Toggle, Weekdays } from '../../parts/choices.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { TextField, TimeField } from '../../parts/fields.tsx';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';
import { profileChange } from './changes.ts';
import {
  type ContactDraft,
  type ContactKind,
  contactKinds,
  draftOf,
  isSameDraft,
  type ProfileDraft,
  type ProfileProblem,
  readDraft,
  type ServerDraft,
} from './profile-draft.ts';
import { useSave } from './saving.tsx';

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

/** One server: whether there is one, where, and how it is spoken to. */
function ServerFields({ kind, form }: { kind: ServerKind; form: ProfileEditing }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.servers;
  const server = form.draft[kind];
  const chosen = securities[kind].find((one) => one === server.security) ?? securities[kind][0];
  const set = (next: Partial<ServerDraft>): void => form.edit({ [kind]: { ...server, ...next } });
  return (
    <fieldset class="part">
      <legend>{words[kind]}</legend>
      <Toggle
        label={words.isUsed}
        hint={kind === 'imap' ? words.imapHint : undefined}
        isOn={server.isUsed}
        onChange={(isUsed) => set({ isUsed })}
      />
      {server.isUsed && (
        <>
          <div class="side-by-side">
            <TextField
              label={words.host}
              value={server.host}
              onInput={(host) => set({ host })}
              onBlur={() => form.leave(`${kind}.host`)}
              error={form.problemAt(`${kind}.host`)}
            />
            <TextField
              label={words.port}
              value={server.port}
              onInput={(port) => set({ port })}
              onBlur={() => form.leave(`${kind}.port`)}
              error={form.problemAt(`${kind}.port`)}
            />
          </div>
          <Select
            label={words.security}
            hint={words.securityHints[chosen]}
            value={server.security}
            options={securities[kind].map((value) => ({ value: value as string, label: words.securities[value] }))}
            onChange={(security) => set({ security })}
          />
        </>
      )}
    </fieldset>
  );
}

/** Who can be asked for help, how and when. */
function ContactFields({ kind, form }: { kind: ContactKind; form: ProfileEditing }): JSX.Element {
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

/** A profile being edited. Without an edit it follows the saved one; with one, nothing overwrites it. */
export function useProfileDraft(profile: ServerProfile) {
  const { t } = usePageText();
  const words = t.window.settings.servers;
  const save = useSave();
  const saved = draftOf(profile);
  const [edited, setEdited] = useState<ProfileDraft | null>(null);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [isPressed, setPressed] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const draft = edited ?? saved;
  const read = readDraft(draft, profile);
  const reset = (): void => {
    setEdited(null);
    setLeft([]);
    setPressed(false);
    setFailure(null);
  };
  return {
    draft,
    isChanged: edited !== null && !isSameDraft(edited, saved),
    isComplete: read.ok,
    failure,
    edit(next: Partial<ProfileDraft>): void {
      setEdited({ ...draft, ...next });
      setFailure(null);
    },
    /** A field is judged once it is left, or once saving was asked. */
    leave: (field: string): void => setLeft(left.includes(field) ? left : [...left, field]),
    problemAt(field: string): string | undefined {
      const problem = read.ok || !(isPressed || left.includes(field)) ? undefined : read.problems[field];
      return problem && problemIn(problem, words.problems);
    },
    reset,
    /** @returns whether it is saved now */
    async save(): Promise<boolean> {
      setPressed(true);
      if (!read.ok) return false;
      const failed = await save(profileChange(profile, read.profile));
      if (failed === null) reset();
      else setFailure(failed);
      return failed === null;
    },
  };
}

type ProfileEditing = ReturnType<typeof useProfileDraft>;

type Problems = Catalogue['window']['settings']['servers']['problems'];

function problemIn(problem: ProfileProblem, { port, months, name, ...others }: Problems): string {
  const between = ({ min, max }: NumberRule, words: Problems['port']): string => words(String(min), String(max));
  switch (problem) {
    case 'port':
      return between(profileRules.port, port);
    case 'months':
      return between(profileRules.passwordLifetimeMonths, months);
    case 'name':
      return name(String(textRules.name.max));
    default:
      return others[problem];
  }
}
