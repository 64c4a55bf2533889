import type { JSX } from 'preact';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { Button } from '../../parts/button.tsx';
import { CerbereDate, useCerbereQuestion } from '../../parts/cerbere-date.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { usePageText } from '../../parts/words.tsx';

/** The date of the CERBERE password: its last change, or its last day as CERBERE's e-mail gave it. */
export function DateForm({
  mailbox,
  snapshot,
  onSaved,
}: {
  mailbox: MailboxView;
  snapshot: Pick<Snapshot, 'today' | 'profiles'>;
  onSaved: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.home.date;
  const command = useCommand();
  const announce = useAnnounce();
  const { question, send } = useCerbereQuestion(mailbox, snapshot.today, 'changed');
  const save = async (): Promise<void> => {
    const dates = send();
    if (dates === null || !(await command('save-mailbox', { address: mailbox.address, ...dates })).ok) return;
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
      <CerbereDate question={question} mailbox={mailbox} snapshot={snapshot} />
      <div class="row">
        <Button type="submit" kind="primary">
          {words.save}
        </Button>
      </div>
      <p class="quiet">{words.unknown}</p>
    </form>
  );
}
