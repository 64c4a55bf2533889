import { expect, it } from 'vitest';
import { changedAt, harmOf, type Path, placesIn, readWatch, replacements } from '../support/damaged-watch.ts';
import { copy, eventfulWatch, live } from '../support/lived-watch.ts';

it('every place of a saved watch, missing or of another kind, loses its part and no other, and stops nothing', async () => {
  const { saved: lived, nowMs } = await eventfulWatch();
  const saved = copy(lived);
  const harms: string[] = [];
  const seen = new Set<string>();
  let changes = 0;
  // Both mailboxes are alike but for what their legs have seen.
  const isNew = ([, , index, part]: Path): boolean => Number(index) !== 1 || part === 'legs';
  for (const path of placesIn(saved).filter(isNew)) {
    for (const value of replacements) {
      const where = `${path.join('.')} = ${JSON.stringify(value)}`;
      const { saved: found } = readWatch(changedAt(saved, path, value));
      // Without its outline it is no watch.
      if (!found) {
        if (!['schema', 'watch', 'watch.schema'].includes(path.join('.'))) harms.push(`${where} refuses everything`);
        continue;
      }
      changes += 1;
      harms.push(...harmOf(saved, path, found).map((harm) => `${where} ${harm}`));
      const text = JSON.stringify(found);
      if (seen.has(text)) continue;
      seen.add(text);
      try {
        live(found, nowMs);
      } catch (error) {
        harms.push(`${where}: ${String(error)}`);
      }
    }
  }
  console.log(`${changes} changes, ${seen.size} different readings lived with, ${harms.length} harms`);
  expect(harms.slice(0, 20)).toEqual([]);
  expect(changes).toBeGreaterThan(3_000);
});
