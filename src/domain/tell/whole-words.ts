import { type Finding, isOfLegs, legs } from '../model/health.ts';
import type { MatterKind, Place } from '../model/matter.ts';
import { catalogue, type Lang } from '../text/index.ts';

/**
 * Words of a whole matter, where those of its gravest verdict alone would not do; without a body where that verdict's own
 * does.
 */
export function wholeWords(
  kind: MatterKind,
  lead: Finding,
  covers: readonly Place[],
  lang: Lang,
  says: 'alarm' | 'reminder' = 'alarm',
): { readonly title: string; readonly body?: string } | null {
  const { bothRefused, bothAway, someAway, blindTo } = catalogue(lang).alerts;
  if (kind === 'both-passwords') return bothRefused[says];
  const isAway = isOfLegs(lead.code, 'unreachable');
  const extent = extentOf(covers);
  if (isAway && extent === 'mixed') return someAway;
  if (extent !== 'both') return null;
  if (isAway) return bothAway;
  return 'since' in lead.facts ? { title: blindTo(lead.facts.since) } : null;
}

/** Of each mailbox: both legs, the same checks of each, or of one this and of the other that. */
export function extentOf(covers: readonly Place[]): 'both' | 'same' | 'mixed' {
  const checksOf = (address: string): string =>
    [...new Set(covers.filter((one) => one.address === address).map(({ check }) => check))].sort().join();
  const [first, ...others] = new Set(covers.map(({ address }) => checksOf(address)));
  if (others.length > 0) return 'mixed';
  return legs.every((leg) => first?.split(',').includes(leg)) ? 'both' : 'same';
}
