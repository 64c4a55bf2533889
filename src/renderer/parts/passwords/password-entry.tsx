import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Leg } from '../../../domain/model/health.ts';
import { textRules } from '../../../domain/model/text-rules.ts';
import { FieldFrame, type FieldTexts } from '../field-frame.tsx';
import { Icon, Spinner } from '../icons.tsx';
import { usePageText } from '../words.tsx';
import { isFieldsFault, TrialVerdict } from './trial-verdict.tsx';
import type { TypedPassword } from './use-typed-password.ts';

/** A password to be typed: its field, that it is being tried, and what came of that. */
export function PasswordEntry({
  leg,
  password,
  label,
  hint,
  running,
  missing,
  isDisabled,
  onTryAnyway,
  onKeepUntested,
  onRefused,
  children,
}: {
  leg: Leg;
  password: TypedPassword;
  label: string;
  hint: string;
  /** What is said while it is tried, where it is not the usual. */
  running?: string;
  /** Why there has to be one; while there is none, and the user wants to go on. */
  missing?: string | undefined;
  isDisabled: boolean;
  onTryAnyway: () => void;
  onKeepUntested?: () => void;
  onRefused?: ComponentChildren;
  /** Added to every verdict. */
  children?: ComponentChildren;
}): JSX.Element {
  const { t } = usePageText();
  const { passwords: words } = t.window.setup;
  const { typed, type, isRunning, trial, problem } = password;
  return (
    <>
      <PasswordField
        label={label}
        hint={hint}
        value={typed}
        isDisabled={isDisabled}
        onInput={type}
        error={missing ?? problem ?? (trial && isFieldsFault(trial) ? trial.title : undefined)}
      />
      {isRunning && (
        <p class="running">
          <Spinner label={running ?? words.running[leg]} /> <span class="quiet">{words.patience}</span>
        </p>
      )}
      {trial && trial.outcome !== 'accepted' && (
        <TrialVerdict trial={trial} onTryAnyway={onTryAnyway} onKeepUntested={onKeepUntested} onRefused={onRefused}>
          {children}
        </TrialVerdict>
      )}
    </>
  );
}

const hasEdgeSpace = (value: string): boolean => /^\s|\s$/.test(value);

/**
 * Never changed, never completed by the browser, shown only while the user wants it. A space at either end is pointed
 * out.
 */
function PasswordField({
  value,
  onInput,
  isDisabled,
  ...texts
}: FieldTexts & { value: string; onInput: (value: string) => void; isDisabled: boolean }): JSX.Element {
  const { t } = usePageText();
  const { fields } = t.window.common;
  const [isWanted, setWanted] = useState(false);
  const isShown = isWanted && value !== '';
  const label = isShown ? fields.conceal : fields.reveal;
  return (
    <FieldFrame {...texts} warning={hasEdgeSpace(value) ? fields.edgeSpace : undefined}>
      {(ties) => (
        <span class="password">
          <input
            {...ties}
            class="input"
            {...(isShown ? { type: 'text' } : { type: 'password' })}
            value={value}
            disabled={isDisabled}
            maxLength={textRules.password.max}
            autoComplete="off"
            autoCapitalize="off"
            spellcheck={false}
            onInput={(event) => {
              if (event.currentTarget.value === '') setWanted(false);
              onInput(event.currentTarget.value);
            }}
          />
          <button
            type="button"
            class="icon-button"
            aria-label={label}
            title={label}
            aria-pressed={isShown}
            disabled={isDisabled || value === ''}
            onClick={() => setWanted(!isShown)}
          >
            <Icon name={isShown ? 'eye-off' : 'eye'} />
          </button>
        </span>
      )}
    </FieldFrame>
  );
}
