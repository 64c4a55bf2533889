import { describe, expect, it } from 'vitest';
import { type ChosenFile, runCommand, type Shell } from '../../src/app/run-command.ts';
import { checkCommand } from '../../src/ipc/contract.ts';
import { createRun } from '../support/application-run.ts';
import { allDay, bytesOf, calendarOf } from '../support/calendar-files.ts';

/** A window's command, on a desktop where the user chooses this file. */
async function command(
  application: ReturnType<typeof createRun>['application'],
  name: string,
  payload: object,
  file?: ChosenFile,
) {
  const checked = checkCommand(name, payload);
  if (!checked) throw new Error(`not in the contract: ${name}`);
  const shell = { chooseCalendarFile: async () => file ?? { kind: 'cancelled' } } as Partial<Shell> as Shell;
  return runCommand(checked, application, shell);
}
const bridge = { from: '2027-05-07', to: '2027-05-07', name: 'Pont' };
const training = { from: '2026-12-10', to: '2026-12-11', name: '' };

describe('the school’s own closures', () => {
  it('are kept all together, in order, the same days once', async () => {
    const { application, saved } = createRun({});
    expect(
      await command(application, 'save-closures', { closures: [bridge, training, { ...bridge, name: '' }] }),
    ).toEqual({
      ok: true,
      value: null,
    });
    expect(saved.settings.last().closures).toEqual([training, bridge]);
    expect(application.snapshot().closures).toEqual([training, bridge]);
    await command(application, 'save-closures', { closures: [bridge] });
    expect(saved.settings.last().closures).toEqual([bridge]);
  });

  it('show beside those of every school that are not over', () => {
    const { schoolCalendar } = createRun({}).application.snapshot();
    expect(schoolCalendar.slice(0, 2)).toEqual([
      { kind: 'autumn', from: '2026-10-19', to: '2026-11-01' },
      { kind: 'all-souls', from: '2026-11-02', to: '2026-11-02' },
    ]);
  });

  it('are found in a file, which is known once they are kept', async () => {
    const { application, saved } = createRun({});
    const file = { kind: 'chosen', bytes: bytesOf(calendarOf(allDay('20261210', '20261212', ''))) } as const;
    const found = (isKnown: boolean) => ({
      ok: true,
      value: { kind: 'read', closures: [{ ...training, isKnown }], leftOut: [] },
    });
    expect(await command(application, 'import-closures', {}, file)).toEqual(found(false));
    expect(saved.settings.all).toEqual([]);
    await command(application, 'save-closures', { closures: [training] });
    expect(await command(application, 'import-closures', {}, file)).toEqual(found(true));
  });

  it('stay as they are where no file is chosen', async () => {
    const { application, saved } = createRun({});
    expect(await command(application, 'import-closures', {})).toEqual({ ok: true, value: { kind: 'cancelled' } });
    expect(saved.settings.all).toEqual([]);
  });
});
