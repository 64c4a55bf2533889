import type { JSX } from 'preact';
import { mostPasswordNoticeDays, type Policy, policyRanges } from '../../../domain/model/policy-rules.ts';
import { useSay } from '../../parts/words.tsx';
import { readNoticeDays, writeNoticeDays } from './notice-list.ts';
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
      const { outside, tooMany, ...others } = words.noticeProblem;
      switch (read.problem) {
        case 'outside':
          return say(outside(String(policyRanges.passwordNoticeDay.max)));
        case 'too-many':
          return say(tooMany(String(mostPasswordNoticeDays)));
        default:
          return say(others[read.problem]);
      }
    },
  );
  return <SavedText label={say(words.noticeDays)} hint={say(words.noticeHint)} field={field} />;
}
