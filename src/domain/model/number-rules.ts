/** The ends between which a number can be set; whole unless told. */
export type NumberRule = { readonly min: number; readonly max: number; readonly isWhole?: boolean };

export const megabyte = 1_048_576;

export const mailboxRules = {
  /** 100,000 MB: no provider gives as much, and a slip of the hand is noticed. */
  limitBytes: { min: 1, max: 100_000 * megabyte },
  limitMessages: { min: 1, max: 1_000_000 },
} as const satisfies Record<string, NumberRule>;

/** Days that count as dates here, `YYYY-MM-DD`: what lies outside is a slip of the hand. */
export const dateRule = { min: '2000-01-01', max: '2099-12-31' } as const;
