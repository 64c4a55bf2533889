/** The ends between which a number can be set; whole unless told. */
export type NumberRule = { readonly min: number; readonly max: number; readonly isWhole?: boolean };

const megabyte = 1_048_576;

export const mailboxRules = {
  /** 100,000 MB: no provider gives as much, and a slip of the hand is noticed. */
  limitBytes: { min: 1, max: 100_000 * megabyte },
  limitMessages: { min: 1, max: 1_000_000 },
} as const satisfies Record<string, NumberRule>;

/** The rule of `limitBytes` in MB, to a tenth of one. */
export const megabytesRule: NumberRule = { min: 0.1, max: mailboxRules.limitBytes.max / megabyte, isWhole: false };

export const bytesOf = (megabytes: number | null): number | null =>
  megabytes === null ? null : Math.round(megabytes * megabyte);

/** To a tenth of a MB, as it is shown. */
export const megabytesOf = (bytes: number | null): number | null =>
  bytes === null ? null : Math.round((bytes / megabyte) * 10) / 10;
