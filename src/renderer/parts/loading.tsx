import type { JSX } from 'preact';
import { catalogue } from '../../domain/text/index.ts';
import { Spinner } from './spinner.tsx';

/** Before the first snapshot, while the language is not yet known. */
export function Loading(): JSX.Element {
  return (
    <main class="loading" aria-busy="true">
      <Spinner label={catalogue('fr').window.common.loading} />
    </main>
  );
}
