import { type JSX, render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import './style/tokens.css';
import './style/base.css';
import './style/buttons.css';
import './style/parts.css';
import './style/expander.css';
import './style/fields.css';
import './style/frame.css';
import './style/home.css';
import './style/journal.css';
import { catalogue } from '../domain/text/index.ts';
import type { Snapshot } from '../domain/view/snapshot.ts';
import { App } from './app.tsx';
import { vigie } from './parts/commands.tsx';
import { Spinner } from './parts/icons.tsx';

/** Rendered once: each further `render` at the root would make Preact's `useId` begin anew, and two fields share an id. */
function Window(): JSX.Element {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const lang = snapshot?.lang;
  useLayoutEffect(() => {
    const stop = vigie.onSnapshot(setSnapshot);
    // One that was pushed in the meantime is newer.
    void vigie.command('snapshot', {}).then((first) => first.ok && setSnapshot((known) => known ?? first.value));
    return stop;
  }, []);
  useLayoutEffect(() => {
    if (lang !== undefined) document.documentElement.lang = lang;
  }, [lang]);
  return snapshot ? <App snapshot={snapshot} /> : <Loading />;
}

/** Before the first snapshot, while the language is not yet known. */
function Loading(): JSX.Element {
  return (
    <main class="loading" aria-busy="true">
      <Spinner label={catalogue('fr').window.common.loading} />
    </main>
  );
}

const root = document.getElementById('app');
if (root) render(<Window />, root);
