import type { JSX, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { MailboxView, Snapshot } from '../../domain/snapshot.ts';
import { catalogue, typeset } from '../../domain/text/index.ts';
import { vigie } from '../bridge.ts';

/** Address, the two passwords and the date of the last change. Passwords leave by the bridge and never come back. */
export function MailboxForm({ mailbox, lang }: { mailbox: MailboxView | null; lang: Snapshot['lang'] }): JSX.Element {
  const { window: words } = catalogue(lang);
  const say = (text: string): string => typeset(text, lang);
  const [verdict, setVerdict] = useState('');
  const submit = async (event: TargetedEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = (name: string): string => String(new FormData(form).get(name) ?? '');
    const result = await vigie.command('save-mailbox', {
      address: mailbox?.address ?? text('address').trim(),
      mailboxPassword: text('mailboxPassword') || undefined,
      cerberePassword: text('cerberePassword') || undefined,
      passwordChangedOn: text('passwordChangedOn') || null,
    });
    setVerdict(say(result.ok ? words.saved : words.notSaved));
    if (result.ok) for (const input of form.querySelectorAll<HTMLInputElement>('[type=password]')) input.value = '';
  };
  return (
    <form class="card" onSubmit={submit}>
      <label>
        {say(words.address)}
        <input
          name="address"
          type="email"
          required
          disabled={mailbox !== null}
          defaultValue={mailbox?.address ?? ''}
          placeholder="ec001234@adm.cfwb.be"
        />
      </label>
      <label>
        {say(words.mailboxPassword)} <small>{say(words.mailboxPasswordHint)}</small>
        <input name="mailboxPassword" type="password" autoComplete="off" maxLength={512} />
      </label>
      <label>
        {say(words.cerberePassword)} <small>{say(words.cerberePasswordHint)}</small>
        <input name="cerberePassword" type="password" autoComplete="off" maxLength={512} />
      </label>
      <label>
        {say(words.passwordChangedOn)}
        <input name="passwordChangedOn" type="date" defaultValue={mailbox?.passwordChangedOn ?? ''} />
      </label>
      <button type="submit" class="primary">
        {say(words.save)}
      </button>
      <p role="status">{verdict}</p>
    </form>
  );
}
