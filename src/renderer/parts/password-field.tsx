import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { textRules } from '../../domain/model/text-rules.ts';
import { FieldFrame, type FieldTexts } from './field-frame.tsx';
import { Icon } from './icons.tsx';
import { usePageText } from './words.tsx';

const hasEdgeSpace = (value: string): boolean => /^\s|\s$/.test(value);

/**
 * A password being typed: never changed, never completed by the browser, shown only while the user wants it. A space at
 * either end is pointed out.
 */
export function PasswordField({
  value,
  onInput,
  isDisabled,
  warning,
  ...texts
}: FieldTexts & { value: string; onInput: (value: string) => void; isDisabled?: boolean | undefined }): JSX.Element {
  const { t } = usePageText();
  const { fields } = t.window.common;
  const [isWanted, setWanted] = useState(false);
  const isShown = isWanted && value !== '';
  const label = isShown ? fields.conceal : fields.reveal;
  return (
    <FieldFrame {...texts} warning={warning ?? (hasEdgeSpace(value) ? fields.edgeSpace : undefined)}>
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
