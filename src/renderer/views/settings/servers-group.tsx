import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { Expander } from '../../parts/expander.tsx';
import { usePageText } from '../../parts/words.tsx';
import { Group } from './group.tsx';
import { LoginNames } from './login-names.tsx';
import { ProfileForm } from './profile-form.tsx';
import { useProfileDraft } from './use-profile-draft.ts';

/** Servers, pages and contacts, folded away: hardly anybody needs them. */
export function ServersGroup({
  snapshot: { profiles, mailboxes },
}: {
  snapshot: Pick<Snapshot, 'profiles' | 'mailboxes'>;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.servers;
  return (
    <Group name="servers" title={words.title}>
      <div class="settings-list">
        {profiles.map((profile) => (
          <ProfileExpander key={profile.id} profile={profile} />
        ))}
      </div>
      {mailboxes.length > 0 && <LoginExpander profiles={profiles} mailboxes={mailboxes} />}
    </Group>
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
