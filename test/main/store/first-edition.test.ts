import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mailboxSettingsSchema } from '../../../src/domain/model/settings.ts';
import { dueAlert } from '../../../src/domain/tell/alert.ts';
import { reduce } from '../../../src/domain/watch/watch.ts';
import { watchFormat } from '../../../src/main/store/watch-format.ts';
import { createContext } from '../../support/fakes.ts';

const folder = new URL('../../fixtures/saved/watch/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('a watch of the first edition', () => {
  it.each(files)('(%s) is no reason to say again what it has told', (name) => {
    const saved = watchFormat([]).read(readFileSync(new URL(name, folder), 'utf8'), '')?.value;
    if (!saved) throw new Error('unreadable');
    const { watch } = saved;
    expect(watch.matters.filter(({ told }) => told !== null).length).toBeGreaterThan(0);
    const context = {
      ...createContext([]),
      settingsOf: (address: string) => ({
        ...mailboxSettingsSchema.parse({ address }),
        passwordLifetimeMonths: 6,
        hasReceiving: true,
        hasSending: true,
      }),
    };
    const lastMs = Math.max(
      ...watch.mailboxes.flatMap(({ legs }) => [legs.receiving.lastLookMs ?? 0, legs.sending.lastLookMs ?? 0]),
    );
    const atMs = lastMs + 60_000;
    const started = reduce(watch, { kind: 'started', atMs }, context).state;
    const alert = dueAlert({ ...started, snoozedUntilMs: null }, atMs + 6 * 60_000, context);
    const told = watch.matters.filter((matter) => matter.told !== null).map(({ id }) => id);
    const again =
      alert?.points.flatMap(({ says, speeches }) =>
        says === 'alarm' ? speeches.map(({ matter }) => matter.id) : [],
      ) ?? [];
    expect(again.filter((id) => told.includes(id))).toEqual([]);
  });
});
