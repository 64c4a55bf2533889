import type { JSX } from 'preact';
import { mostPasswordNoticeDays, type Policy, policyRanges } from '../../../domain/model/policy-rules.ts';
import { usePageText } from '../../parts/words.tsx';
import { readNoticeDays, writeNoticeDays } from './notice-list.ts';
import { SavedText } from './saved-text.tsx';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

export function NoticeDays({ policy }: { policy: Policy }): JSX.Element {
  const { t } = usePageText();
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
          return outside(String(policyRanges.passwordNoticeDay.max));
        case 'too-many':
          return tooMany(String(mostPasswordNoticeDays));
        default:
          return others[read.problem];
      }
    },
  );
  return <SavedText label={words.noticeDays} hint={words.noticeHint} field={field} />;
}
