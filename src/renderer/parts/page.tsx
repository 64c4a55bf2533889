import type { JSX } from 'preact';
import type { CheckView, JournalView, MailboxView, Snapshot } from '../../domain/snapshot.ts';
import { catalogue, typeset } from '../../domain/text/index.ts';
import { vigie } from '../bridge.ts';
import { MailboxForm } from './mailbox-form.tsx';

const marks = { ok: '✓', warning: '!', critical: '✗', unknown: '–', held: '‖' } as const;

/** The plain page: state, form, test and journal. All it knows is one snapshot. */
export function Page({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const { lang, mailboxes, notices, secrets, journal } = snapshot;
  const { window: words } = catalogue(lang);
  const say = (text: string): string => typeset(text, lang);
  return (
    <>
      {secrets === 'session' && <p class="card">{say(words.noKeychain)}</p>}
      {notices.length > 0 && (
        <div class="card">
          <p>{say(words.setAside(notices.join(', ')))}</p>
          <button type="button" onClick={() => vigie.command('dismiss-notices', {})}>
            {say(words.understood)}
          </button>
        </div>
      )}
      {mailboxes.map((mailbox) => (
        <Mailbox key={mailbox.address} mailbox={mailbox} lang={lang} />
      ))}
      <h2>{say(mailboxes.length === 0 ? words.addMailbox : words.changeMailbox)}</h2>
      <MailboxForm key={mailboxes[0]?.address ?? ''} mailbox={mailboxes[0] ?? null} lang={lang} />
      {journal.length > 0 && (
        <>
          <h2>{say(words.journal)}</h2>
          <ul class="card">
            {journal.map((entry) => (
              <JournalLine key={`${entry.atMs} ${entry.title}`} entry={entry} lang={lang} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Mailbox({ mailbox, lang }: { mailbox: MailboxView; lang: Snapshot['lang'] }): JSX.Element {
  const words = catalogue(lang);
  const { address, legs } = mailbox;
  const isLooking = legs.receiving.isLooking || legs.sending.isLooking;
  const isLatched = legs.receiving.isLatched || legs.sending.isLatched;
  const test = (): void => {
    if (isLatched && !window.confirm(typeset(words.window.confirmLatched, lang))) return;
    void vigie.command('test-now', { address, isConfirmed: isLatched });
  };
  return (
    <section>
      <h1>{words.status[mailbox.status]}</h1>
      <p class="quiet">{mailbox.label}</p>
      <ul>
        {mailbox.checks.map((check) => (
          <Check key={check.id} check={check} />
        ))}
      </ul>
      <div class="row">
        <button type="button" class="primary" disabled={isLooking} onClick={test}>
          {typeset(isLooking ? words.window.looking : words.window.testNow, lang)}
        </button>
        <button type="button" onClick={() => vigie.command('copy-report', {})}>
          {typeset(words.window.copyReport, lang)}
        </button>
        <button type="button" onClick={() => vigie.command('trial-notification', {})}>
          {typeset(words.window.trial, lang)}
        </button>
      </div>
    </section>
  );
}

function Check({ check }: { check: CheckView }): JSX.Element {
  return (
    <li class={`card check ${check.status}`}>
      <span class="mark" aria-hidden="true">
        {marks[check.status]}
      </span>
      <div>
        <strong>{check.title}</strong>
        <p>{check.meaning}</p>
        {check.status !== 'ok' && check.advice !== '' && <p>{check.advice}</p>}
      </div>
    </li>
  );
}

function JournalLine({ entry, lang }: { entry: JournalView; lang: Snapshot['lang'] }): JSX.Element {
  const at = new Date(entry.atMs).toLocaleString(lang === 'fr' ? 'fr-BE' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <li>
      <span class="quiet">{at}</span> {marks[entry.status]} {entry.title}
    </li>
  );
}
