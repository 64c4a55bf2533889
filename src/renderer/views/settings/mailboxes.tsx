import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { legs } from '../../../domain/model/health.ts';
import type { MailboxView, Snapshot } from '../../../domain/view/snapshot.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Expander } from '../../parts/card.tsx';
import { MailboxName as Address } from '../../parts/mailbox.tsx';
import { usePlace } from '../../parts/place.tsx';
import { usePageText } from '../../parts/words.tsx';
import { ForgetMailbox, MailboxDate, MailboxName, MailboxSize } from './mailbox-fields.tsx';
import { PasswordRow } from './mailbox-passwords.tsx';
import { isWanted, passwordState } from './password-state.ts';
import { Section } from './saving.tsx';

/** Each watched mailbox, folded. */
export function Mailboxes({ snapshot }: { snapshot: Snapshot }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.mailboxes;
  const { go } = usePlace();
  const [open, setOpen] = useState<readonly string[]>([]);
  const list = useDeepLink((address) => setOpen((known) => (known.includes(address) ? known : [...known, address])));
  const toggle = (address: string): void =>
    setOpen((known) => (known.includes(address) ? known.filter((one) => one !== address) : [...known, address]));
  return (
    <Section name="mailboxes" title={words.title}>
      <div class="settings-list" ref={list}>
        {snapshot.mailboxes.length === 0 && (
          <Card>
            <p>{words.none}</p>
          </Card>
        )}
        {snapshot.mailboxes.map((mailbox) => (
          <MailboxSettings
            key={mailbox.address}
            mailbox={mailbox}
            snapshot={snapshot}
            isOpen={open.includes(mailbox.address)}
            onToggle={() => toggle(mailbox.address)}
          />
        ))}
      </div>
      <div class="row">
        <Button onClick={() => go({ view: 'setup' })}>{words.add}</Button>
      </div>
    </Section>
  );
}

/** One mailbox: its name, passwords, date and size. */
function MailboxSettings({
  mailbox,
  snapshot,
  isOpen,
  onToggle,
}: {
  mailbox: MailboxView;
  snapshot: Snapshot;
  isOpen: boolean;
  onToggle: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const { mailboxes: words, passwords } = t.window.settings;
  const { address, label, fase } = mailbox;
  const needsPassword = legs.some((leg) => isWanted(passwordState(mailbox, leg, snapshot.secrets)));
  const summary = [
    ...(label === address ? (fase === null ? [] : [`${words.faseLabel} ${fase}`]) : [words.summary(address, fase)]),
    ...(needsPassword ? [words.attention] : []),
  ];
  return (
    <div data-mailbox={address}>
      <Expander
        id={`settings-${address.replaceAll(/[^a-z\d]/gi, '-')}`}
        level={3}
        title={<Address label={label} />}
        summary={summary.length === 0 ? undefined : summary.map((line) => <span key={line}>{line}</span>)}
        isOpen={isOpen}
        onToggle={onToggle}
      >
        <MailboxName mailbox={mailbox} />
        <section class="part">
          <h4>{passwords.title}</h4>
          {legs.map((leg) => (
            <PasswordRow key={leg} mailbox={mailbox} leg={leg} secrets={snapshot.secrets} />
          ))}
        </section>
        <MailboxDate mailbox={mailbox} snapshot={snapshot} />
        <MailboxSize mailbox={mailbox} />
        <ForgetMailbox mailbox={mailbox} />
      </Expander>
    </div>
  );
}

/**
 * Follows a wish for one check of one mailbox: opens that mailbox, and gives the focus to what carries
 * `data-target="<check>"` in it.
 */
function useDeepLink(openMailbox: (address: string) => void): RefObject<HTMLDivElement | null> {
  const { place, wish } = usePlace();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { address, check } = place;
    if (place.view !== 'settings' || address === null || check === null) return;
    openMailbox(address);
    // After the opened part is in the page, and after the frame has scrolled to the top of a new view.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const mailbox = list.current?.querySelector(`[data-mailbox="${CSS.escape(address)}"]`);
        const part = mailbox?.querySelector(`[data-target="${check}"]`);
        const target =
          part?.querySelector<HTMLElement>('input:checked') ??
          part?.querySelector<HTMLElement>('input, button') ??
          mailbox?.querySelector<HTMLElement>('button');
        target?.scrollIntoView({ block: 'center' });
        target?.focus({ preventScroll: true });
      }),
    );
    return () => cancelAnimationFrame(frame);
  }, [wish]);
  return list;
}
