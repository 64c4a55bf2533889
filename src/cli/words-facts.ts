import type { CheckResult, Facts } from '../domain/health.ts';
import { rememberedCode } from './careful-probes.ts';

/** What a text about this check may use: also whether the login was not tried at all. */
export const wordsFacts = ({ textFacts, failure }: CheckResult): Facts =>
  failure?.code === rememberedCode ? { ...textFacts, isRemembered: true } : textFacts;
