import type { JSX } from 'preact';
import { policyRanges, storageProblem } from '../../../domain/model/policy-rules.ts';
import type { Policy } from '../../../domain/model/settings.ts';
import { useSay } from '../../parts/words.tsx';
import { PartNumber } from './part-number.tsx';
import { useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

const levels = ['highPercent', 'veryHighPercent', 'fullPercent'] as const;

export function StorageLevels({ policy }: { policy: Policy }): JSX.Element {
  const { t, say } = useSay();
  const words = t.window.settings.thresholds;
  const { savePolicy } = useSaving();
  const field = useKept(
    policy.storage,
    (storage) => savePolicy('thresholds', { storage }),
    (storage) => storageProblem(storage) && say(words.mustRise),
  );
  const unit = say(words.percent);
  return (
    <>
      {levels.map((name) => (
        <PartNumber
          key={name}
          field={field}
          name={name}
          range={policyRanges.percent}
          label={say(words[name])}
          unit={unit}
        />
      ))}
      <PartNumber
        field={field}
        name="clearedBelowPercent"
        range={policyRanges.clearedBelowPercent}
        label={say(words.clearedBelowPercent)}
        hint={say(words.clearedHint)}
        unit={unit}
      />
    </>
  );
}
