import type { JSX } from 'preact';
import { mostPasswordNoticeDays, type Policy, policyRanges } from '../../../domain/model/rules.ts';
import { readList, writeList } from '../../parts/typed-values.ts';
import { usePageText } from '../../parts/words.tsx';
import { SavedText } from './saved-text.tsx';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

const noticeDays = { each: policyRanges.passwordNoticeDay, most: mostPasswordNoticeDays };

export function NoticeDays({ policy }: { policy: Policy }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.thresholds;
  const { savePolicy } = useSaving();
  const field = useKept(
    writeList(policy.passwordNoticeDays),
    async (typed) => {
      const read = readList(typed, noticeDays);
      return read.ok ? savePolicy('thresholds', { passwordNoticeDays: read.list }) : null;
    },
    (typed) => {
      const read = readList(typed, noticeDays);
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
