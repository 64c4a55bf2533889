import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icons.tsx';
import { usePageText } from './words.tsx';

export type Tone = 'info' | 'success' | 'warning' | 'critical';

const signs: Readonly<Record<Tone, string>> = {
  info: 'M10 1A9 9 0 1 1 10 19A9 9 0 1 1 10 1ZM10 9V14M10 6V6.1',
  success: 'M10 1A9 9 0 1 1 10 19A9 9 0 1 1 10 1ZM5.8 10.3 8.8 13.3 14.2 7',
  warning: 'M10 1.5 19.2 18H.8ZM10 7V12M10 14.6V14.7',
  critical: 'M6.3 1H13.7L19 6.3V13.7L13.7 19H6.3L1 13.7V6.3ZM6.8 6.8 13.2 13.2M13.2 6.8 6.8 13.2',
};

/** A message bar. `isAlert`: it has just come up because of what the user did, and is read out at once. */
export function Message({
  tone,
  title,
  actions,
  onClose,
  isAlert = false,
  children,
}: {
  tone: Tone;
  title?: string | undefined;
  /** Buttons. */
  actions?: ComponentChildren | undefined;
  onClose?: (() => void) | undefined;
  isAlert?: boolean | undefined;
  children?: ComponentChildren | undefined;
}): JSX.Element {
  const { t } = usePageText();
  return (
    <div class={`message ${tone}`} role={isAlert ? 'alert' : undefined}>
      <svg class="message-sign" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <path d={signs[tone]} />
      </svg>
      <div class="message-words">
        {title !== undefined && <p class="message-title">{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {actions !== undefined && <div class="row">{actions}</div>}
      </div>
      {onClose && (
        <button type="button" class="icon-button" aria-label={t.window.common.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
