/** `npm run evidence:keytar`: what the keytar package of this project brings along, and what it does on this machine. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = new URL('../../node_modules/keytar/', import.meta.url).pathname;
const { name, version, dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
console.log(`package: ${name} ${version} (depends on: ${Object.keys(dependencies).join(', ') || 'nothing'})`);
for (const platform of readdirSync(join(folder, 'prebuilds'))) {
  const binary = join(folder, 'prebuilds', platform, 'keytar.node');
  console.log(
    `  ${platform.padEnd(18)} ${existsSync(binary) ? `${Math.round(statSync(binary).size / 1_024)} kB` : 'missing'}`,
  );
}
const downloads = /https?:\/\//.exec(readFileSync(join(folder, 'script/install.js'), 'utf8'));
console.log(`install script fetches something: ${downloads ? downloads[0] : 'no, it copies one of these files'}`);

try {
  const keytar = createRequire(import.meta.url)('keytar');
  const service = 'be.vigie-bma/evidence';
  const password = ' p€ss "é" ';
  await keytar.setPassword(service, 'incoming:ec001234@adm.cfwb.be', password);
  const read = await keytar.getPassword(service, 'incoming:ec001234@adm.cfwb.be');
  await keytar.deletePassword(service, 'incoming:ec001234@adm.cfwb.be');
  console.log(`here: stores and gives back a password byte for byte: ${read === password}`);
} catch (error) {
  console.log(`here: not usable, and says so: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
}
