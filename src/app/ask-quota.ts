import type { QuotaReading } from '../domain/model/reading.ts';
import { endedByBug } from './bare-look.ts';
import type { Probes } from './ports.ts';

/** Asks for the quota beside what POP3 has said. Nothing that happens here spoils that, not even a bug. Never throws */
export async function askQuota(probes: Probes, question: Parameters<Probes['quota']>[0]): Promise<QuotaReading> {
  try {
    return await probes.quota(question);
  } catch {
    return { outcome: { ok: false, failure: endedByBug }, certificate: null, durationMs: 0 };
  }
}
