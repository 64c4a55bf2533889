import type { JSX } from 'preact';
import type { Policy } from '../../../domain/model/settings.ts';
import { Button } from '../../parts/button.tsx';
import { usePageText } from '../../parts/words.tsx';
import { areOriginal, originalsOf, type RuleName } from './rules.ts';
import { type GroupName, useSaving } from './saving.tsx';

/** Puts some rules back to the values they come with; says so where they have them. */
export function RestoreOriginal({
  group,
  policy,
  names,
  onRestored,
}: {
  group: GroupName;
  policy: Policy;
  names: readonly RuleName[];
  /** What was typed and not accepted is over. */
  onRestored: () => void;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings;
  const { savePolicy } = useSaving();
  const restore = async (): Promise<void> => {
    onRestored();
    if (!areOriginal(policy, names)) await savePolicy(group, originalsOf(names));
  };
  return (
    <div class="row restore">
      <Button onClick={() => void restore()}>{words.original}</Button>
      {areOriginal(policy, names) && <span class="quiet">{words.isOriginal}</span>}
    </div>
  );
}
