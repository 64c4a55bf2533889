import type { Locator, Page } from 'playwright-core';

/** A user's hand: every click and every field counts as one action. */
export type Hand = {
  readonly actions: () => number;
  press(name: string): Promise<void>;
  choose(name: string): Promise<void>;
  /** At the pace of somebody who types with care. */
  type(label: string, text: string): Promise<void>;
  pickDate(label: string, date: string): Promise<void>;
};

/** Milliseconds between two keys. */
const keyMs = 40;

export function createHand(page: Page): Hand {
  let actions = 0;
  const act = async (on: Locator, does: (on: Locator) => Promise<unknown>): Promise<void> => {
    actions += 1;
    await does(on);
  };
  return {
    actions: () => actions,
    press: (name) => act(page.getByRole('button', { name, exact: true }), (button) => button.click()),
    choose: (name) => act(page.getByLabel(name, { exact: true }), (box) => box.check()),
    type: (label, text) =>
      act(
        page
          .getByRole('textbox', { name: label, exact: true })
          .or(page.getByLabel(label, { exact: true }))
          .first(),
        (field) => field.pressSequentially(text, { delay: keyMs }),
      ),
    pickDate: (label, date) => act(page.getByLabel(label, { exact: true }), (field) => field.fill(date)),
  };
}
