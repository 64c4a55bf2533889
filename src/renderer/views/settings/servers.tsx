import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fits, textRules } from '../../../domain/model/text-rules.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Expander } from '../../parts/card.tsx';
import { Select } from '../../parts/choices.tsx';
import { usePageText } from '../../parts/words.tsx';
import { mailboxChange } from './changes.ts';
import { ProfileForm, useProfileDraft } from './profile-form.tsx';
import { SavedText } from './rule-fields.tsx';
import { Section, useKept, useSave } from './saving.tsx';

/** Servers, pages and contacts, folded away: hardly anybody needs them. */
export function Servers({
  snapshot: { profiles, mailboxes },
}: {
  snapshot: Pick<Snapshot, 'profiles' | 'mailboxes'>;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.servers;
  return (
    <Section name="servers" title={words.title}>
      <div class="settings-list">
        {profiles.map((profile) => (
          <ProfileExpander key={profile.id} profile={profile} />
        ))}
      </div>
      {mailboxes.length > 0 && <LoginExpander profiles={profiles} mailboxes={mailboxes} />}
    </Section>
  );
}

/** What is being typed outlives the folding. */
function ProfileExpander({ profile }: { profile: Snapshot['profiles'][number] }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.servers;
  const [isOpen, setOpen] = useState(false);
  const form = useProfileDraft(profile);
  return (
    <Expander
      id={`servers-${profile.id}`}
      level={3}
      title={profile.name}
      summary={form.isChanged ? words.unsaved : words.summary}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <ProfileForm form={form} />
    </Expander>
  );
}

function LoginExpander({ profiles, mailboxes }: Pick<Snapshot, 'profiles' | 'mailboxes'>): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.servers;
  const [isOpen, setOpen] = useState(false);
  return (
    <Expander
      id="servers-logins"
      level={3}
      title={words.logins}
      summary={words.loginsIntro}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <LoginNames profiles={profiles} mailboxes={mailboxes} />
    </Expander>
  );
}

/** How each mailbox is logged in to: the name, and the servers where there is a choice. */
function LoginNames({ profiles, mailboxes }: Pick<Snapshot, 'profiles' | 'mailboxes'>): JSX.Element {
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
  const save = useSave();
  const name = useKept(
    mailbox.user ?? '',
    (user) => save(mailboxChange(mailbox, { user: user.trim() || null })),
    (user) =>
      user.trim() === '' || fits(textRules.login, user.trim()) ? null : words.loginProblem(String(textRules.login.max)),
  );
  const profile = useKept(mailbox.profileId, (profileId) => save(mailboxChange(mailbox, { profileId })));
  return (
    <>
      <SavedText label={words.login(mailbox.label)} placeholder={mailbox.address} field={name} />
      {profiles.length > 1 && (
        <Select
          label={words.profile(mailbox.label)}
          value={profile.value}
          options={profiles.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={profile.change}
          error={profile.error}
        />
      )}
    </>
  );
}
