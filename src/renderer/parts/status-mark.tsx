import type { JSX } from 'preact';
import type { Status } from '../../domain/model/health.ts';
import { usePageText } from './words.tsx';

/** A shape for each status, so that none rests on its colour: disc, triangle, octagon, ring, square. */
const shapes: Readonly<Record<Status, { readonly shape: string; readonly sign: string }>> = {
  ok: { shape: 'M10 1A9 9 0 1 1 10 19A9 9 0 1 1 10 1Z', sign: 'M5.8 10.3 8.8 13.3 14.2 7' },
  warning: { shape: 'M10 1.5 19.2 18H.8Z', sign: 'M10 7V12M10 14.6V14.7' },
  critical: { shape: 'M6.3 1H13.7L19 6.3V13.7L13.7 19H6.3L1 13.7V6.3Z', sign: 'M6.8 6.8 13.2 13.2M13.2 6.8 6.8 13.2' },
  unknown: {
    shape: 'M10 1.8A8.2 8.2 0 1 1 10 18.2A8.2 8.2 0 1 1 10 1.8Z',
    sign: 'M7.6 7.8C7.6 6.4 8.6 5.6 10 5.6S12.4 6.4 12.4 7.7C12.4 9.4 10 9.6 10 11.4M10 14.2V14.3',
  },
  held: {
    shape: 'M3 1.5H17Q18.5 1.5 18.5 3V17Q18.5 18.5 17 18.5H3Q1.5 18.5 1.5 17V3Q1.5 1.5 3 1.5Z',
    sign: 'M7.6 6.5V13.5M12.4 6.5V13.5',
  },
};

/** The shape and colour of a status. `isDecorative`: the word stands beside it. */
export function StatusMark({
  status,
  size = 'medium',
  isDecorative = false,
}: {
  status: Status;
  size?: 'small' | 'medium' | 'large' | undefined;
  isDecorative?: boolean | undefined;
}): JSX.Element {
  const { t } = usePageText();
  const { shape, sign } = shapes[status];
  const name = t.status[status];
  const drawing = (
    <>
      <path class="shape" d={shape} />
      <path class="sign" d={sign} />
    </>
  );
  return isDecorative ? (
    <svg class={`mark ${status} ${size}`} viewBox="0 0 20 20" focusable="false" aria-hidden="true">
      {drawing}
    </svg>
  ) : (
    <svg class={`mark ${status} ${size}`} viewBox="0 0 20 20" focusable="false" role="img" aria-label={name}>
      <title>{name}</title>
      {drawing}
    </svg>
  );
}
