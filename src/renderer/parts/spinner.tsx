import type { JSX } from 'preact';

/** Something is under way. With a label it says what; without, the words beside it must. */
export function Spinner({ label }: { label?: string }): JSX.Element {
  return (
    <span class="spinner">
      <span class="ring" aria-hidden="true" />
      {label !== undefined && <span>{label}</span>}
    </span>
  );
}
