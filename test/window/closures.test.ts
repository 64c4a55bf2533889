import { describe, expect, it } from 'vitest';
import type { ClosureImport } from '../../src/domain/model/own-closures.ts';
import { catalogue } from '../../src/domain/text/index.ts';
import { setStage } from './support/stage.ts';

const { closures: words, common, settings } = catalogue('fr').window;
const stage = setStage({ isFresh: true });
const region = () => stage.page.getByRole('region', { name: words.own });
const button = (name: string) => stage.page.getByRole('button', { name, exact: true });
const field = (label: string) => region().getByLabel(label, { exact: true });
const given = () => expect.poll(() => stage.behind.commands);
const saved = (closures: readonly object[]) => ({ name: 'save-closures', payload: { closures } });

const unnamed = { from: '2026-11-13', to: '2026-11-13', name: '' };
const bridge = { from: '2027-05-07', to: '2027-05-07', name: 'Pont de l’Ascension' };
const changeBridge = words.changeName(`${bridge.name}, ${words.when(bridge.from, bridge.to)}`);
const removeBridge = words.removeName(`${bridge.name}, ${words.when(bridge.from, bridge.to)}`);

/** The settings page of a school with two closures, which keeps what it is told to. */
async function openSettings(closures: readonly (typeof bridge)[] = [unnamed, bridge]): Promise<void> {
  const snapshot = await stage.open('settings-closures');
  const show = (next: readonly (typeof bridge)[]) => stage.behind.show({ ...snapshot, closures: next });
  show(closures);
  stage.behind.answer('save-closures', ({ payload }) => {
    show(payload.closures);
    return { ok: true, value: null };
  });
}

describe('the school’s own closures', () => {
  it('are added, and undone', async () => {
    await openSettings([]);
    await region().getByText(words.none).waitFor();
    await button(words.add).click();
    await field(words.from).fill('2026-12-17');
    await field(words.to).fill('2026-12-18');
    await field(words.name).fill('Formation');
    await button(words.keep).click();
    await given().toEqual([saved([{ from: '2026-12-17', to: '2026-12-18', name: 'Formation' }])]);
    await region().getByText(words.when('2026-12-17', '2026-12-18'), { exact: true }).waitFor();
    await expect.poll(() => button(words.add).evaluate((one) => one === document.activeElement)).toBe(true);
    await button(settings.undo).click();
    await given().toHaveLength(2);
    expect(stage.behind.commands[1]).toEqual(saved([]));
  });

  it('of one day need no last one', async () => {
    await openSettings([]);
    await button(words.add).click();
    await field(words.from).fill('2026-12-17');
    await stage.page.keyboard.press('Enter');
    await given().toEqual([saved([{ from: '2026-12-17', to: '2026-12-17', name: '' }])]);
  });

  it('that cannot be are told at their field, and not sent', async () => {
    await openSettings([]);
    await button(words.add).click();
    await button(words.keep).click();
    await region().getByText(words.problems.missing).waitFor();
    await field(words.from).fill('2026-12-17');
    await field(words.to).fill('2026-12-16');
    await button(words.keep).click();
    await region().getByText(words.problems.order).waitFor();
    await expect.poll(() => field(words.to).evaluate((one) => one === document.activeElement)).toBe(true);
    await button(common.cancel).click();
    expect(await field(words.from).count()).toBe(0);
    expect(stage.behind.commands).toEqual([]);
  });

  it('are changed and removed, each by itself', async () => {
    await openSettings();
    await button(changeBridge).click();
    await field(words.to).fill('2027-05-08');
    await button(words.keep).click();
    await given().toEqual([saved([unnamed, { ...bridge, to: '2027-05-08' }])]);
    await stage.page.getByRole('button', { name: words.removeName(words.unnamed), exact: false }).click();
    await given().toHaveLength(2);
    expect(stage.behind.commands[1]).toEqual(saved([{ ...bridge, to: '2027-05-08' }]));
  });

  it('are no more than Vigie keeps', async () => {
    const many = Array.from({ length: 40 }, (_one, index) => ({
      ...bridge,
      from: `${2027 + index}-05-07`,
      to: `${2027 + index}-05-07`,
    }));
    await openSettings(many);
    await region().getByText(words.full).waitFor();
    expect(await button(words.add).isDisabled()).toBe(true);
    await button(removeBridge).first().click();
    await expect.poll(() => button(words.add).isDisabled()).toBe(false);
  });

  it('stay where they could not be saved, and it is told', async () => {
    await openSettings();
    stage.behind.answer('save-closures', () => ({ ok: false, problem: 'internal' }));
    await button(removeBridge).click();
    await region().getByText(common.problems.other).waitFor();
    expect(await button(changeBridge).count()).toBe(1);
  });
});

describe('a calendar file', () => {
  const found: ClosureImport = {
    kind: 'read',
    closures: [
      { from: '2026-12-21', to: '2027-01-01', name: 'Hiver', isKnown: true },
      { from: '2027-03-15', to: '2027-03-16', name: 'Classes vertes', isKnown: false },
      { from: '2027-06-28', to: '2027-06-28', name: '', isKnown: false },
    ],
    leftOut: [
      { reason: 'timed', count: 3 },
      { reason: 'past', count: 1 },
    ],
  };
  const answer = (value: ClosureImport) => stage.behind.answer('import-closures', () => ({ ok: true, value }));

  it('is looked through, and only what is chosen is kept', async () => {
    answer(found);
    await openSettings();
    await button(words.importFile).click();
    await stage.page.getByText(words.leftOut.timed(3)).waitFor();
    await stage.page.getByText(words.leftOut.past(1)).waitFor();
    const box = (name: RegExp) => region().getByRole('checkbox', { name });
    expect(await box(/^Hiver/).isChecked()).toBe(false);
    expect(await box(/^Classes vertes/).isChecked()).toBe(true);
    await box(/^Fermeture/).uncheck();
    await given().toEqual([{ name: 'import-closures', payload: {} }]);
    await button(words.take(1)).click();
    await given().toHaveLength(2);
    expect(stage.behind.commands[1]).toEqual(
      saved([unnamed, bridge, { from: '2027-03-15', to: '2027-03-16', name: 'Classes vertes' }]),
    );
    await expect.poll(() => box(/./).count()).toBe(0);
  });

  it('of which nothing is chosen changes nothing', async () => {
    answer({ ...found, closures: found.closures.slice(0, 1) });
    await openSettings();
    await button(words.importFile).click();
    await button(words.take(0)).click();
    await region().getByText(words.takeNone).waitFor();
    await button(common.cancel).click();
    await given().toEqual([{ name: 'import-closures', payload: {} }]);
  });

  it('with nothing to come says so', async () => {
    answer({ kind: 'read', closures: [], leftOut: [{ reason: 'past', count: 12 }] });
    await openSettings();
    await button(words.importFile).click();
    await region().getByText(words.noneFound).waitFor();
    await button(common.close).first().click();
    expect(await region().getByText(words.noneFound).count()).toBe(0);
  });

  it.each(Object.keys(words.refusals) as (keyof typeof words.refusals)[])(
    'that is refused as %s says why',
    async (reason) => {
      answer({ kind: 'refused', reason });
      await openSettings();
      await button(words.importFile).click();
      await region().getByText(words.refused).waitFor();
      await region().getByText(words.refusals[reason]).waitFor();
      await given().toEqual([{ name: 'import-closures', payload: {} }]);
    },
  );

  it('that is not chosen after all changes nothing', async () => {
    answer({ kind: 'cancelled' });
    await openSettings();
    await button(words.importFile).click();
    await given().toEqual([{ name: 'import-closures', payload: {} }]);
    expect(await region().getByText(words.refused).count()).toBe(0);
  });
});

describe('the school calendar', () => {
  it('shows what Vigie knows of it', async () => {
    await openSettings();
    await stage.page.getByRole('button', { name: words.school }).click();
    await stage.page.getByText(words.kinds.winter).first().waitFor();
    await stage.page.getByText(words.when('2026-12-21', '2027-01-03'), { exact: true }).waitFor();
  });

  it('that is over says so', async () => {
    await stage.open('settings-empty');
    await stage.page.getByText(words.schoolOver).waitFor();
  });
});
