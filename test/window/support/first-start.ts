import type { Page } from 'playwright-core';
import { belgianCalendar } from '../../../src/app/belgium.ts';
import type { Mailbox } from '../../../src/demo/mailbox.ts';
import { catalogue } from '../../../src/domain/text/index.ts';
import { createHand, type Hand } from './hand.ts';

const { window: words, status } = catalogue('fr');
const { setup } = words;

/** From the page that asks for an address to the verdict, as somebody does who has everything at hand. */
export async function setUp(page: Page, { address, incomingPassword, cerberePassword }: Mailbox): Promise<Hand> {
  const hand = createHand(page);
  await hand.type(setup.address.label, address);
  await hand.press(setup.next);
  await hand.type(setup.passwords.receiving.label, incomingPassword);
  await hand.type(setup.passwords.sending.label, cerberePassword);
  await hand.press(setup.passwords.test);
  await hand.choose(setup.dates.changed);
  const changedOn = belgianCalendar.addDays(belgianCalendar.localDate(Date.now()), -40);
  await hand.pickDate(setup.dates.changedLabel, changedOn);
  await hand.press(setup.next);
  await hand.press(setup.icon.finish);
  await page.getByRole('heading', { level: 1, name: status.ok }).waitFor();
  return hand;
}
