import type { JSX } from 'preact';
import type { Leg } from '../../../domain/model/health.ts';
import { Button } from '../../parts/button.tsx';
import { useCommand } from '../../parts/commands.tsx';
import { usePageText } from '../../parts/words.tsx';
import { TrialVerdict } from './trial-verdict.tsx';
import { isUnsent, TryAnyway } from './try-anyway.tsx';
import type { PasswordForm } from './use-password-form.ts';

/** The verdict, with what can be done about it here. */
export function LegVerdict({
  leg,
  form,
  address,
}: {
  leg: Leg;
  form: PasswordForm;
  address: string;
}): JSX.Element | null {
  const { t } = usePageText();
  const { passwords: words } = t.window.setup;
  const command = useCommand();
  const trial = form.trials[leg];
  if (!trial) return null;
  const actions = isUnsent(trial) ? (
    <TryAnyway trial={trial} onTry={() => void form.tryAnyway(leg)} />
  ) : keepable.includes(trial.outcome) ? (
    <Button onClick={() => void form.saveUntested(leg)}>{words.saveUntested}</Button>
  ) : trial.outcome === 'refused' ? (
    <Button onClick={() => void command('open-link', { link: pages[leg], address })}>{words[leg].openPage}</Button>
  ) : undefined;
  return <TrialVerdict trial={trial} actions={actions} />;
}

/** Where a password can be tried by hand. */
const pages = { receiving: 'webmail', sending: 'cerbere' } as const;

/** Nothing was learned of the password: it may be kept for a later look to use. */
const keepable: readonly string[] = ['not-reached', 'kept-out', 'interrupted', 'too-many'];
