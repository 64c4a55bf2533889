import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import type { MailboxView } from '../../../domain/view/snapshot.ts';
import { Card } from '../../parts/card.tsx';
import { usePageText } from '../../parts/words.tsx';
import { OpenPassword } from './open-password.tsx';
import type { Giver } from './password-origin.tsx';
import { SettledPassword } from './settled-password.tsx';
import type { PasswordForm } from './use-password-form.ts';

/** One password: to be typed, put off, or done with. */
export function PasswordCard({
  leg,
  form,
  mailbox,
  contact,
}: {
  leg: Leg;
  form: PasswordForm;
  mailbox: MailboxView;
  /** Who gives out a new one. */
  contact: Giver | null;
}): JSX.Element | null {
  const { t } = usePageText();
  const state = form.stateOf(leg);
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(state);
  useEffect(() => {
    const hasChanged = shown.current !== state;
    shown.current = state;
    // The button that was pressed is gone.
    if (hasChanged && form.running === null && document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('.settled, input')?.focus();
  }, [state]);
  if (state === 'absent') return null;
  return (
    <div ref={box}>
      <Card title={t.window.setup.passwords[leg].heading}>
        {state === 'open' ? (
          <OpenPassword leg={leg} form={form} mailbox={mailbox} contact={contact} />
        ) : (
          <SettledPassword leg={leg} state={state} onReopen={() => form.setPostponed(leg, false)} />
        )}
      </Card>
    </div>
  );
}
