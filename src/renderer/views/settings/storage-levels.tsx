import type { JSX } from 'preact';
import { policyRanges, storageProblem } from '../../../domain/model/rules.ts';
import type { Policy } from '../../../domain/model/settings.ts';
import { usePageText } from '../../parts/words.tsx';
import { PartNumber } from './part-number.tsx';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

const levels = ['highPercent', 'veryHighPercent', 'fullPercent'] as const;

export function StorageLevels({ policy }: { policy: Policy }): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings.thresholds;
  const { savePolicy } = useSaving();
  const field = useKept(
    policy.storage,
    (storage) => savePolicy('thresholds', { storage }),
    (storage) => storageProblem(storage) && words.mustRise,
  );
  const unit = words.percent;
  return (
    <>
      {levels.map((name) => (
        <PartNumber key={name} field={field} name={name} range={policyRanges.percent} label={words[name]} unit={unit} />
      ))}
      <PartNumber
        field={field}
        name="clearedBelowPercent"
        range={policyRanges.clearedBelowPercent}
        label={words.clearedBelowPercent}
        hint={words.clearedHint}
        unit={unit}
      />
    </>
  );
}
