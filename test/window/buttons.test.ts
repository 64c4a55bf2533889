import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stateNamed, states } from './states.ts';
import { openBrowser, pageFolder } from './support/browser.ts';
import { openStandIn, type StandIn } from './support/stand-in.ts';
import { type OpenWindow, openWindow, unfoldAll } from './support/window.ts';

let browser: Browser;
let behind: StandIn;
let window: OpenWindow;
beforeAll(async () => {
  browser = await openBrowser();
  behind = await openStandIn(pageFolder(), await stateNamed('empty').snapshot('fr'));
  window = await openWindow(browser, behind.url);
});
afterAll(async () => {
  await browser?.close();
  await behind?.close();
});

/** What can be pressed now: its place among the buttons, and its name as it is read. */
const pressable = (page: Page): Promise<readonly (readonly [index: number, name: string])[]> =>
  page.getByRole('button').evaluateAll((all) =>
    all.flatMap((one, index) => {
      if (!one.checkVisibility() || one.matches('[aria-disabled=true], [aria-current], [aria-pressed=true], :disabled'))
        return [];
      const name = one.getAttribute('aria-label') ?? (one as HTMLElement).innerText;
      return [[index, name.trim().replace(/\s+/g, ' ')] as const];
    }),
  );

/** All that a press may change: what is drawn, what is typed, and where the focus is. */
const look = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll('input')].map(({ type, value, checked }) => [type, value, checked]);
    return JSON.stringify([document.body.innerHTML, fields, document.activeElement?.outerHTML]);
  });

/** What a press asks of the program, without whose mailbox it is; empty where it only changes the page. */
async function press(page: Page, index: number, name: string): Promise<string> {
  behind.commands.length = 0;
  await window.reopen();
  await unfoldAll(page);
  const button = page.getByRole('button').nth(index);
  await button.focus();
  const before = await look(page);
  await button.click();
  await expect
    .poll(async () => behind.commands.length > 0 || (await look(page)) !== before, { message: `"${name}" is dead` })
    .toBe(true);
  return behind.commands
    .map(({ name: command, payload }) => {
      const facts = Object.entries(payload).filter(([key, value]) => key !== 'address' && typeof value !== 'object');
      return [command, ...facts.map(([key, value]) => `${key}=${value}`)].join(' ');
    })
    .join(', ');
}

it('every button does something, and those that ask something of the program ask for this', async () => {
  const pressed = new Map<string, string>();
  for (const state of states) {
    behind.show(await state.snapshot('fr'));
    await window.reopen();
    await unfoldAll(window.page);
    for (const [index, name] of await pressable(window.page))
      if (!pressed.has(name)) pressed.set(name, await press(window.page, index, name));
  }
  const asking = [...pressed].filter(([, asked]) => asked !== '').map(([name, asked]) => `${name}: ${asked}`);
  expect(asking.sort()).toMatchInlineSnapshot(`
    [
      "Annuler : l’ancien est toujours bon: end-renewal",
      "Copier 465: copy-setting difference=1 field=0",
      "Copier adm.cfwb.be: copy-setting difference=0 field=0",
      "Copier ec001234@adm.cfwb.be: copy-setting difference=3 field=0",
      "Copier le message: copy what=message check=sending",
      "Copier le rapport: copy-report",
      "Copier les détails: copy what=details check=receiving",
      "Copier smtp.cfwb.be: copy-setting difference=0 field=1",
      "C’est noté, ne plus me le rappeler: note-matter check=password-expiry isNoted=true",
      "Enregistrer le rapport…: save-report",
      "Envoyer une notification d’essai: trial-notification",
      "Importer un calendrier…: import-closures",
      "Jusqu’à lundi: snooze for=monday",
      "J’ai changé mon mot de passe CERBERE: begin-renewal",
      "J’ai compris: dismiss-notices",
      "Laisser ainsi: leave-icon",
      "L’ancien est toujours bon: end-renewal",
      "Me prévenir de nouveau: snooze for=end",
      "Ouvrir dans le programme de courrier: open-contact way=email check=sending",
      "Ouvrir le portail CERBERE: open-link link=cerbere",
      "Ouvrir le webmail: open-link link=webmail",
      "Ouvrir les paramètres de la barre des tâches: open-page page=taskbar-settings",
      "Pendant 1 heure: snooze for=hour",
      "Pendant 1 jour: snooze for=day",
      "Retirer : Fermeture, le 13 novembre 2026: save-closures",
      "Retirer : FermeturePourTravauxDansLesDeuxBâtimentsDeLaRueDesTilleuls, du 28 juin 2027 au 2 juillet 2027: save-closures",
      "Retirer : Pont de l’Ascension, le 7 mai 2027: save-closures",
      "Revérifier: check-programs",
      "Terminer: end-setup",
      "Tester maintenant: test-now isConfirmed=false",
      "Téléphone : 02 800 10 10: open-contact way=phone check=sending",
      "Voir les versions publiées: open-page page=releases",
    ]
  `);
}, 240_000);
