import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ProgramsView } from '../../domain/view/snapshot.ts';
import { useCommand } from './commands.tsx';
import { usePageText } from './words.tsx';

/** Often enough that what is changed outside of the window seems to be seen at once. */
const lookEveryMs = 3_000;

/** While this is on the page, what runs on the PC and how Windows shows the icon is looked at more often than once a minute. */
export function useLooks(): void {
  const command = useCommand({ isShownHere: true });
  useEffect(() => {
    const look = (): void => void command('look-at-programs', {});
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, []);
}

/** Whether Windows shows the icon; nothing where it does not say. */
export function IconState({ icon }: { icon: ProgramsView['icon'] }): JSX.Element {
  const { icon: words } = usePageText().t.program;
  return (
    <div class="live" role="status">
      {icon === 'shown' && <p>{words.shown}</p>}
      {(icon === 'hidden' || icon === 'hidden-again') && <p>{words.hidden}</p>}
    </div>
  );
}
