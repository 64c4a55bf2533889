import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LogRequest } from './programs/log.ts';
import { places } from './support/places.ts';
import { askWindows } from './support/windows-pc.ts';

const request: LogRequest = { early: 'avant l’été', late: 'École n° 1 🏫' };

describe.each(places)('the log in $what', ({ folder, args }) => {
  const windows = (changes: Partial<LogRequest> = {}): Promise<string> =>
    askWindows<LogRequest, string>('log', { ...request, ...changes }, args);
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

  beforeEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is UTF-8, in order, without the name of the user, and goes on at the next start', async () => {
    await windows();
    const once = text('vigie.log');
    expect(once).toMatch(
      /early text=avant l’été\r?\n.*late text=École n° 1 🏫 file=~\\settings\.json\r?\n.*bug Error: made/,
    );
    expect(once).not.toMatch(/Direction|\uFFFD/);
    await windows();
    expect(text('vigie.log').startsWith(once)).toBe(true);
    expect(text('vigie.log').match(/ early /g)).toHaveLength(2);
  });

  it('begins anew at 1 MB and keeps the one before; erasing leaves neither', async () => {
    await windows({ longLines: 2_500 });
    expect(readdirSync(folder).sort()).toEqual(['vigie.log', 'vigie.old.log']);
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).size).toBeLessThan(1_010_000);
      expect(text(name)).not.toContain('\uFFFD');
    }
    await windows({ isErasing: true });
    expect(readdirSync(folder)).toEqual([]);
  });
});
