import { z } from 'zod';
import type { WaitingClock } from '../app/ports.ts';
import { createDemoClock, type DemoClock, type Pace } from './demo-clock.ts';

/** The environment variable with the first pace, as JSON. */
export const paceVariable = 'VIGIE_DEMO_PACE';

/** Made when asked for: at the top level it would stay behind in builds from which this clock is compiled out. */
const paceSchema = () => z.strictObject({ demoMs: z.number(), realMs: z.number(), speed: z.number().positive() });

/** A message to a process that lives in demo time. */
export const paceMessage = (pace: Pace) => ({ kind: 'demo-pace', pace }) as const;

/**
 * The clock of a demonstration that another process paces: the first pace comes in the environment, later ones as
 * messages from the parent process. Without either it is the real clock.
 */
export function createPacedClock(real: WaitingClock): DemoClock {
  const clock = createDemoClock(real, readPace(process.env[paceVariable]) ?? { demoMs: 0, realMs: 0, speed: 1 });
  process.on('message', (message: unknown) => {
    const { kind, pace } = (message ?? {}) as { kind?: unknown; pace?: unknown };
    const parsed = paceSchema().safeParse(pace);
    if (kind === 'demo-pace' && parsed.success) clock.follow(parsed.data);
  });
  return clock;
}

function readPace(text: string | undefined): Pace | null {
  try {
    return paceSchema().safeParse(JSON.parse(text ?? '')).data ?? null;
  } catch {
    return null;
  }
}
