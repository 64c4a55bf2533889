import type { JSX } from 'preact';
import { collectionProblem, type Policy, policyRanges } from '../../../domain/model/rules.ts';
import { usePageText } from '../../parts/words.tsx';
import { PartNumber } from './part-number.tsx';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

const names = ['waitingDays', 'abandonedDays', 'silentDays', 'silentDaysWhenNearlyFull'] as const;

export function CollectionDays({ policy }: { policy: Policy }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.thresholds;
  const { savePolicy } = useSaving();
  const field = useKept(
    policy.collection,
    (collection) => savePolicy('thresholds', { collection }),
    (days) => collectionProblem(days) && words.mustWait,
  );
  return (
    <>
      {names.map((name) => (
        <PartNumber
          key={name}
          field={field}
          name={name}
          range={policyRanges.workingDays}
          label={words[name]}
          unit={words.workingDays}
        />
      ))}
    </>
  );
}
