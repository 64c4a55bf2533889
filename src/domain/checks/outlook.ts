import type { VerdictOn } from '../model/health.ts';

/** The settings of the mail program on this PC. Nothing reads them yet: the check says so, and is calm. */
export const assessOutlook = (): VerdictOn<'outlook'> => ({ status: 'unknown', code: 'outlook.unknown', facts: {} });
