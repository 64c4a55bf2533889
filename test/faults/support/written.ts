/** What the writer that gets killed saves: big, and seen at a glance to be whole or not. */
export type Written = { readonly count: number; readonly copies: readonly number[] };

export const writtenCopies = 400_000;
