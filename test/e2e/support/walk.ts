import type { Page } from 'playwright-core';
import type { Leg } from '../../../src/domain/model/health.ts';
import { shown, words } from './words.ts';

const { setup, renewal, settings, home, common } = words.window;

/** Presses the button of that name. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name: shown(name), exact: true }).click();

/** Types into the field of that name. */
export const type = (page: Page, name: string, text: string): Promise<void> =>
  page.getByLabel(shown(name), { exact: true }).fill(text);

/** The page's main heading. */
export const heading = (page: Page, title: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name: shown(title) }).waitFor();

/** Goes to one of the pages named in the pane. */
export const goTo = (page: Page, view: 'home' | 'journal' | 'settings'): Promise<void> =>
  press(page, common.views[view]);

export type FirstStart = {
  readonly address: string;
  readonly mailboxPassword: string;
  readonly cerberePassword: string;
  /** `YYYY-MM-DD` */
  readonly passwordChangedOn: string;
};

/** The first start, from its first step to "État", as a school does it. */
export async function walkFirstStart(page: Page, school: FirstStart): Promise<void> {
  await heading(page, setup.address.title);
  await type(page, setup.address.label, school.address);
  await press(page, setup.next);

  await heading(page, setup.passwords.title);
  await type(page, setup.passwords.receiving.label, school.mailboxPassword);
  await type(page, setup.passwords.sending.label, school.cerberePassword);
  await press(page, setup.passwords.test);

  await heading(page, setup.dates.title);
  await page.getByText(shown(setup.passwords.bothWell)).waitFor();
  await page.getByRole('radio', { name: shown(setup.dates.changed) }).check();
  await type(page, setup.dates.changedLabel, school.passwordChangedOn);
  await press(page, setup.next);

  await heading(page, setup.icon.title);
  await press(page, setup.icon.trial);
  await page.getByText(shown(setup.icon.sent)).waitFor();
  await press(page, setup.icon.yes);
  await press(page, setup.icon.finish);
  await page.getByRole('heading', { name: shown(home.checks) }).waitFor();
}

/** The renewal's first step: Outlook is closed. */
export async function closeOutlook(page: Page): Promise<void> {
  await heading(page, renewal.close.title);
  await page.getByRole('checkbox', { name: shown(renewal.close.done) }).check();
  await press(page, renewal.next);
}

/** Its second: the new CERBERE password and its one test. */
export async function renew(page: Page, password: string): Promise<void> {
  await heading(page, renewal.password.title);
  await type(page, renewal.password.label, password);
  await press(page, renewal.password.test);
}

/** What follows an accepted renewal. */
export async function endRenewal(page: Page): Promise<void> {
  await heading(page, renewal.outlook.title);
  await press(page, renewal.outlook.finish);
  await page.getByRole('heading', { name: shown(home.checks) }).waitFor();
}

/** From a card that asks for a password again to its test in "Réglages". */
export async function retypePassword(page: Page, leg: Leg, password: string): Promise<void> {
  const action = leg === 'receiving' ? 'retype-mailbox-password' : 'retype-cerbere-password';
  await press(page, home.actions[action]);
  await heading(page, settings.title);
  await typeNewPassword(page, leg, password);
  await page.locator(`[data-target=${leg}]`).getByText(shown(settings.passwords.states.kept)).waitFor();
}

/** A password typed in "Réglages", tried once. */
export async function typeNewPassword(page: Page, leg: Leg, password: string): Promise<void> {
  const row = page.locator(`[data-target=${leg}]`);
  const field = row.getByLabel(shown(settings.passwords.fresh), { exact: true });
  const button = row.getByRole('button').first();
  await field.or(button).first().waitFor();
  if (!(await field.isVisible())) await button.click();
  await field.fill(password);
  await row.getByRole('button', { name: shown(settings.passwords.test), exact: true }).click();
}
