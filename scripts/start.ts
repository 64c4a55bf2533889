// `npm start`: the app as built from these sources, on the user's own profile. Arguments are handed to it.
import { ensureBuilt } from './build-app.ts';
import { displayProblem, getElectron, howToGetElectron, launchElectron, root } from './electron.ts';

const { path, reason } = await getElectron();
const problem = path === null ? reason : displayProblem();
if (path === null || problem !== null) {
  const remedy = path === null ? ` Pour l'obtenir : ${howToGetElectron}.` : '';
  console.error(`Vigie BMA ne peut pas démarrer : ${problem}.${remedy} Sans Electron : npm run demo.`);
  process.exit(1);
}
if (!(await ensureBuilt())) process.exit(1);
const child = launchElectron(path, root, process.argv.slice(2));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.once('error', () => process.exit(1)).once('close', (code) => process.exit(code ?? 1));
