import type { JSX } from 'preact';
import { certificateProblem, type Policy, policyRanges } from '../../../domain/model/rules.ts';
import { usePageText } from '../../parts/words.tsx';
import { PartNumber } from './part-number.tsx';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

export function CertificateDays({ policy }: { policy: Policy }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.thresholds;
  const { savePolicy } = useSaving();
  const field = useKept(
    policy.certificateNoticeDays,
    (certificateNoticeDays) => savePolicy('thresholds', { certificateNoticeDays }),
    (days) => certificateProblem(days) && words.mustFall,
  );
  return (
    <>
      {(['soon', 'verySoon'] as const).map((name) => (
        <PartNumber
          key={name}
          field={field}
          name={name}
          range={policyRanges.noticeDays}
          label={words[name]}
          unit={words.daysBefore}
        />
      ))}
    </>
  );
}
