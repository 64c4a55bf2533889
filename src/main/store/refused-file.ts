import { z } from 'zod';
import type { RefusedEntry } from '../../app/refused-logins.ts';
import { concealedPattern } from '../../disk/concealed.ts';
import { failureKinds } from '../../domain/model/failure.ts';

const entrySchema = z.object({
  /** `pop3://host:port` and the like. */
  server: z.string(),
  user: z.string(),
  salt: z.string().regex(concealedPattern.salt),
  hash: z.string().regex(concealedPattern.hash),
  closedBy: z.enum(failureKinds).nullable(),
  doubtSinceMs: z.number().nullable(),
  lockOut: z.object({ sinceMs: z.number(), lengthMs: z.number().min(0) }).nullable(),
});

/** What `refused.json` holds: passwords that were refused, salted and hashed, apart from everything else. */
export type RefusedFile = { readonly schema: 1; readonly refused: readonly RefusedEntry[] };
export const noneRefused: RefusedFile = { schema: 1, refused: [] };

const fileSchema = z.object({ schema: z.literal(1), refused: z.array(z.unknown()) });

/** Entry by entry: one that is damaged takes no other with it. @returns null for data of no known form */
export function readRefusedFile(data: unknown): RefusedFile | null {
  const file = fileSchema.safeParse(data).data;
  return file ? { schema: 1, refused: file.refused.flatMap((entry) => entrySchema.safeParse(entry).data ?? []) } : null;
}
