import type { ComponentChildren, JSX } from 'preact';
import { Icon, statusLine } from './icons.tsx';
import { usePageText } from './words.tsx';

export type Tone = 'info' | 'success' | 'warning' | 'critical';

/** The shapes of the statuses, drawn in one line; news that is none of them has its own. */
const signs: Readonly<Record<Tone, string>> = {
  info: 'M10 1A9 9 0 1 1 10 19A9 9 0 1 1 10 1ZM10 9V14M10 6V6.1',
  success: statusLine('ok'),
  warning: statusLine('warning'),
  critical: statusLine('critical'),
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
