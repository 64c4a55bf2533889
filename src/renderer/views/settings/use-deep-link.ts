import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePlace } from '../../parts/place.tsx';

/**
 * Follows a wish for one check of one mailbox: opens that mailbox, and gives the focus to what carries
 * `data-target="<check>"` in it.
 */
export function useDeepLink(openMailbox: (address: string) => void): RefObject<HTMLDivElement | null> {
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
