import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/electron.ts';
import { azureVariables, certificateVariables } from '../../scripts/signing.ts';

const github = join(root, '.github');
const files = readdirSync(github, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));
const text = (file: string): string => readFileSync(file, 'utf8');
const nameOf = (file: string): string => relative(github, file).replaceAll('\\', '/');
/** What runs: workflows, and the actions of our own. */
const running = files.filter((file) => /^(workflows|actions)\//.test(nameOf(file)));
const workflow = (name: string): string => text(join(github, 'workflows', `${name}.yml`));
const uses = running.flatMap((file) =>
  [...text(file).matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, used = '']) => ({ file: nameOf(file), used })),
);
const secretsIn = (source: string): string[] => [...source.matchAll(/secrets\.(\w+)/g)].map(([, name = '']) => name);

describe('workflows', () => {
  it.each(uses)('$file take $used by a commit, or from here', ({ used }) => {
    if (used.startsWith('./')) expect(existsSync(join(root, used))).toBe(true);
    else expect(used).toMatch(/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('take each action by one commit', () => {
    const foreign = new Set(uses.map(({ used }) => used).filter((used) => !used.startsWith('./')));
    expect(new Set([...foreign].map((used) => used.replace(/@.*/, ''))).size).toBe(foreign.size);
  });

  it.each(running.map(nameOf))('%s leaves no token of the repository behind', (name) => {
    const source = text(join(github, name));
    const kept = source
      .split(/^(?=\s*- )/m)
      .filter((step) => step.includes('actions/checkout@') && !step.includes('persist-credentials: false'));
    expect(kept).toEqual([]);
  });

  it.each(running.map(nameOf).filter((name) => name.startsWith('workflows/')))(
    '%s may read and nothing else, unless a job says so',
    (name) => {
      expect(text(join(github, name))).toMatch(/^permissions:\n {2}contents: read\n\S/m);
    },
  );

  it('write nothing but attestations, in the job that has them made and runs no script of ours', () => {
    const jobs = workflow('release').split(/^(?= {2}\w+:\n)/m);
    const writing = jobs.filter((job) => /: write$/m.test(job));
    expect(writing).toHaveLength(1);
    expect(writing[0]).toMatch(/^ {2}attest:/);
    expect(writing[0]).not.toMatch(/npm|node /);
    for (const file of running.filter((one) => !nameOf(one).endsWith('release.yml')))
      expect(text(file)).not.toMatch(/: write$/m);
  });
});

describe('secrets', () => {
  const release = workflow('release');

  it('are named one by one, and only where a release is signed', () => {
    for (const file of running) expect(text(file)).not.toMatch(/secrets: inherit/);
    const others = running.filter((file) => !nameOf(file).endsWith('release.yml')).map(text);
    expect(others.flatMap(secretsIn)).toEqual([]);
    expect(secretsIn(release).length).toBeGreaterThan(3);
  });

  it('reach the one step that signs, which is given all that signing asks for', () => {
    const withThem = release.split(/^(?= {6}- )/m).filter((step) => secretsIn(step).length > 0);
    expect(withThem).toHaveLength(1);
    expect(withThem[0]).toMatch(/run: npm run dist$/m);
    for (const name of [...azureVariables, ...certificateVariables])
      expect(withThem[0]).toMatch(new RegExp(`^ +${name}: \\$\\{\\{ (vars|secrets)\\.${name} \\}\\}$`, 'm'));
  });

  it('are named in the page on releases, all of them', () => {
    const page = readFileSync(join(root, 'docs', 'release.md'), 'utf8');
    const named = [...release.matchAll(/(?:secrets|vars)\.(\w+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

it('what is outdated is told by a bot, for packages and for every place with actions', () => {
  const bot = text(join(github, 'dependabot.yml'));
  expect(bot).toMatch(/package-ecosystem: npm\n +directory: \//);
  const [, places = ''] = /package-ecosystem: github-actions\n +directories: \[(.*)\]/.exec(bot) ?? [];
  expect(places.split(', ')).toEqual(['/', '/.github/actions/*']);
});
