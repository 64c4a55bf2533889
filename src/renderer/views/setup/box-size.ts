import { mailboxRules, megabyte, type NumberRule } from '../../../domain/model/number-rules.ts';

/** The rule of `limitBytes` in MB, to a tenth of one. */
export const megabytesRule: NumberRule = { min: 0.1, max: mailboxRules.limitBytes.max / megabyte, isWhole: false };

export const bytesOf = (megabytes: number | null): number | null =>
  megabytes === null ? null : Math.round(megabytes * megabyte);

/** To a tenth of a MB, as it is shown. */
export const megabytesOf = (bytes: number | null): number | null =>
  bytes === null ? null : Math.round((bytes / megabyte) * 10) / 10;
