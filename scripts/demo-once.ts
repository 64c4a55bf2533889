import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../src/cli/check.ts';
import { fillTo } from '../src/demo/mailbox.ts';
import { startWorld, type World } from '../src/demo/world.ts';

const width = Math.max(40, Math.min(process.stdout.columns ?? 80, 100));
const hasColour = process.stdout.isTTY === true && !process.env.NO_COLOR;
const say = (text: string): void => void process.stdout.write(text);

/** A day so many days before today, for `--password-changed`. */
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

async function look(world: World, folder: string, heading: string, passwordChanged: string): Promise<void> {
  const { mailbox, pop3, smtp, imap } = world;
  const args = [
    ...['--address', mailbox.address],
    ...['--pop', `127.0.0.1:${pop3.port}/auto`],
    ...['--smtp', `127.0.0.1:${smtp.port}/tls`],
    ...['--imap', `127.0.0.1:${imap.port}/tls`],
    ...['--password-changed', passwordChanged, '--ca', join(folder, 'ca.pem')],
  ];
  const env = {
    XDG_STATE_HOME: folder,
    LOCALAPPDATA: folder,
    VIGIE_MAILBOX_PASSWORD: mailbox.incomingPassword,
    VIGIE_CERBERE_PASSWORD: mailbox.cerberePassword,
  };
  say(`\n━━ ${heading} ${'━'.repeat(Math.max(0, width - heading.length - 4))}\n`);
  const code = await check(args, env, { out: say, err: say, hasColour, width });
  say(`(code de sortie ${code})\n`);
}

/** `npm run demo -- --once`: what `vigie check` says of a healthy and of a sick mailbox, in the terminal. @param folder to be thrown away afterwards */
export async function showOnce(folder: string): Promise<void> {
  const world = await startWorld({ mailboxes: [{ messageOctets: [48_213, 120_455, 9_870] }] });
  try {
    writeFileSync(join(folder, 'ca.pem'), world.caPem);
    await look(world, folder, 'Une école dont la boîte va bien', daysAgo(40));

    fillTo(world.mailbox, 0.985);
    world.mailbox.isCerbereExpired = true;
    await look(world, folder, 'La même, pleine, et le mot de passe CERBERE oublié', daysAgo(200));
    await look(world, folder, 'Une minute plus tard : le mot de passe refusé n’est pas renvoyé', daysAgo(200));
  } finally {
    await world.close();
  }
}
