import type { JSX } from 'preact';
import type { Status } from '../../domain/model/health.ts';
import { usePageText } from './words.tsx';

/** Line drawings on a grid of 20; always beside words, so never named. */
const paths = {
  chevron: 'M5 7.5 10 12.5 15 7.5',
  close: 'M5 5 15 15M15 5 5 15',
  home: 'M3 9.5 10 3.5 17 9.5V16.5H12V11.5H8V16.5H3Z',
  journal: 'M4.5 3H15.5V17H4.5ZM7.5 7H12.5M7.5 10H12.5M7.5 13H10.5',
  settings: 'M3 6H8M12 6H17M10 4V8M3 14H6M10 14H17M8 12V16',
  pause: 'M7 4.5V15.5M13 4.5V15.5',
  eye: 'M2 10C4.5 5.5 7 4 10 4S15.5 5.5 18 10C15.5 14.5 13 16 10 16S4.5 14.5 2 10ZM10 7.5A2.5 2.5 0 1 1 10 12.5A2.5 2.5 0 1 1 10 7.5',
  'eye-off':
    'M2 10C4.5 5.5 7 4 10 4S15.5 5.5 18 10C15.5 14.5 13 16 10 16S4.5 14.5 2 10ZM10 7.5A2.5 2.5 0 1 1 10 12.5A2.5 2.5 0 1 1 10 7.5M3.5 16.5 16.5 3.5',
} as const;
type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

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

/** A status' shape and its sign, to be drawn in one line. */
export const statusLine = (status: Status): string => shapes[status].shape + shapes[status].sign;

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

/** Something is under way. With a label it says what; without, the words beside it must. */
export function Spinner({ label }: { label?: string }): JSX.Element {
  return (
    <span class="spinner">
      <span class="ring" aria-hidden="true" />
      {label !== undefined && <span>{label}</span>}
    </span>
  );
}
