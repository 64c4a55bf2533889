import { z } from 'zod';
import type { WaitingClock } from '../app/ports.ts';
import { createDemoClock, type DemoClock, type Pace } from './demo-clock.ts';
import { createDemoPasswords, type DemoPasswordStore, type DemoPasswords } from './memory.ts';

/** The environment variable with the passwords of a demonstration, as JSON. */
export const passwordsVariable = 'VIGIE_DEMO_PASSWORDS';
/** The environment variable with the first pace, as JSON. */
export const paceVariable = 'VIGIE_DEMO_PACE';

const passwordsSchema = z.record(z.string(), z.string());
const paceSchema = z.strictObject({ demoMs: z.number(), realMs: z.number(), speed: z.number().positive() });

/**
 * The passwords of a demonstration that another process began. They live in memory, so that none is left in the PC's
 * keychain, however it ends. The variable is emptied: programs started from here need not know them.
 */
export function takeHandedPasswords(env: NodeJS.ProcessEnv): DemoPasswordStore {
  const handed: DemoPasswords = handedIn(env[passwordsVariable], passwordsSchema) ?? {};
  delete env[passwordsVariable];
  return createDemoPasswords(handed);
}

/** A message to a process that lives in demo time. */
export const paceMessage = (pace: Pace) => ({ kind: 'demo-pace', pace }) as const;

/**
 * The clock of a demonstration that another process paces: the first pace comes in the environment, later ones as
 * messages from the parent process. Without either it is the real clock.
 */
export function createPacedClock(real: WaitingClock): DemoClock {
  const first = handedIn(process.env[paceVariable], paceSchema) ?? { demoMs: 0, realMs: 0, speed: 1 };
  const clock = createDemoClock(real, first);
  process.on('message', (message: unknown) => {
    const { kind, pace } = (message ?? {}) as { kind?: unknown; pace?: unknown };
    const parsed = paceSchema.safeParse(pace);
    if (kind === 'demo-pace' && parsed.success) clock.follow(parsed.data);
  });
  return clock;
}

/** What a variable holds; null where it is not there or not what it should be. */
function handedIn<Value>(text: string | undefined, schema: z.ZodType<Value>): Value | null {
  try {
    return schema.safeParse(JSON.parse(text ?? '')).data ?? null;
  } catch {
    return null;
  }
}
