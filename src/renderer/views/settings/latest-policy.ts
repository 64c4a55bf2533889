import type { Policy } from '../../../domain/model/settings.ts';

/** The rules that the next change builds upon: the saved ones, or what was sent since and is not back yet. */
export type LatestPolicy = { readonly policy: Policy; readonly fromSnapshot: string };

export const firstPolicy = (policy: Policy): LatestPolicy => ({ policy, fromSnapshot: JSON.stringify(policy) });

/** A snapshot with other rules than the one before is the truth; the same ones again may be older than what was sent. */
export function followPolicy(latest: LatestPolicy, policy: Policy): LatestPolicy {
  return JSON.stringify(policy) === latest.fromSnapshot ? latest : firstPolicy(policy);
}

export const sentPolicy = (latest: LatestPolicy, policy: Policy): LatestPolicy => ({ ...latest, policy });
