import { z } from 'zod';
import type { NumberRule } from './number-rules.ts';
import type { TextRule } from './text-rules.ts';

/** The schema of a text rule. */
export const textOf = ({ max, isFit, is }: TextRule) => z.string().max(max).refine(isFit, is);

/** The schema of a number rule. */
export const within = ({ min, max, isWhole = true }: NumberRule) => (isWhole ? z.int() : z.number()).min(min).max(max);
