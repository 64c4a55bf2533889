import type { JSX } from 'preact';
import type { Policy } from '../../../domain/settings.ts';
import { useSay } from '../../parts/words.tsx';
import { mostNoticeDays, readNoticeDays, writeNoticeDays } from './notice-list.ts';
import { SavedText } from './saved-text.tsx';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

export function NoticeDays({ policy }: { policy: Policy }): JSX.Element {
  const { t, say } = useSay();
  const words = t.window.settings.thresholds;
  const { savePolicy } = useSaving();
  const field = useKept(
    writeNoticeDays(policy.passwordNoticeDays),
    async (typed) => {
      const read = readNoticeDays(typed);
      return read.ok ? savePolicy('thresholds', { passwordNoticeDays: read.days }) : null;
    },
    (typed) => {
      const read = readNoticeDays(typed);
      if (read.ok) return null;
      const { outside, ...others } = words.noticeProblem;
      return say(read.problem === 'outside' ? outside(String(mostNoticeDays)) : others[read.problem]);
    },
  );
  return <SavedText label={say(words.noticeDays)} hint={say(words.noticeHint)} field={field} />;
}
