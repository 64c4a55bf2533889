import type { JSX } from 'preact';
import { type ServerKind, securities } from '../../../domain/model/rules.ts';
import { Select, Toggle } from '../../parts/choices.tsx';
import { TextField } from '../../parts/fields.tsx';
import { usePageText } from '../../parts/words.tsx';
import type { ServerDraft } from './profile-draft.ts';
import type { ProfileEditing } from './use-profile-draft.ts';

/** One server: whether there is one, where, and how it is spoken to. */
export function ServerFields({ kind, form }: { kind: ServerKind; form: ProfileEditing }): JSX.Element {
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
