import type { JSX } from 'preact';

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
export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
