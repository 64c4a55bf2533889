import { render } from 'preact';
import type { Snapshot } from '../domain/snapshot.ts';
import { vigie } from './bridge.ts';
import { Page } from './parts/page.tsx';

const root = document.getElementById('app');

function show(snapshot: Snapshot): void {
  document.documentElement.lang = snapshot.lang;
  if (root) render(<Page snapshot={snapshot} />, root);
}

vigie.onSnapshot(show);
const first = await vigie.command('snapshot', {});
if (first.ok) show(first.value);
