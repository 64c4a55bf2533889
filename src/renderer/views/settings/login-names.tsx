import type { JSX } from 'preact';
import { textRules } from '../../../domain/model/text-rules.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Select } from '../../parts/choices.tsx';
import { usePageText } from '../../parts/words.tsx';
import { mailboxChange } from './change.ts';
import { isLoginName } from './mailbox-texts.ts';
import { SavedText } from './saved-text.tsx';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

/** How each mailbox is logged in to: the name, and the servers where there is a choice. */
export function LoginNames({ profiles, mailboxes }: Pick<Snapshot, 'profiles' | 'mailboxes'>): JSX.Element {
  return (
    <>
      {mailboxes.map((mailbox) => (
        <LoginName key={mailbox.address} mailbox={mailbox} profiles={profiles} />
      ))}
    </>
  );
}

function LoginName({ mailbox, profiles }: { mailbox: MailboxView } & Pick<Snapshot, 'profiles'>): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.servers;
  const { save } = useSaving();
  const name = useKept(
    mailbox.user ?? '',
    (user) => save('servers', mailboxChange(mailbox, { user: user.trim() || null })),
    (user) => (isLoginName(user.trim()) ? null : words.loginProblem(String(textRules.login.max))),
  );
  const profile = useKept(mailbox.profileId, (profileId) => save('servers', mailboxChange(mailbox, { profileId })));
  return (
    <>
      <SavedText label={words.login(mailbox.label)} placeholder={mailbox.address} field={name} />
      {profiles.length > 1 && (
        <Select
          label={words.profile(mailbox.label)}
          value={profile.value}
          options={profiles.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={(id) => void profile.change(id)}
          error={profile.refusal?.text}
        />
      )}
    </>
  );
}
