import { failureFacts } from '../domain/checks/leg.ts';
import type { CheckResult, Facts } from '../domain/health.ts';
import { rememberedCode } from './careful-probes.ts';

/** All that a text about this check may use: its facts, and on a leg what went wrong. */
export function textFacts(check: CheckResult): Facts {
  if (check.failure === null || (check.id !== 'receiving' && check.id !== 'sending')) return check.facts;
  return {
    ...failureFacts(check.failure, null),
    ...check.facts,
    isRemembered: check.failure.code === rememberedCode,
  };
}
