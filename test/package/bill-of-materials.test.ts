import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeReleaseFiles } from '../../scripts/release-files.ts';
import { shippedPackages } from '../../scripts/shipped-packages.ts';
import { manifest, root, scratch } from './support/pack.ts';

type Component = {
  readonly type: string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly 'bom-ref': string;
  readonly licenses: readonly unknown[];
  readonly hashes?: readonly unknown[];
  readonly externalReferences?: readonly {
    readonly url: string;
    readonly hashes: readonly { alg: string; content: string }[];
  }[];
};
type Bill = {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
};

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const readJson = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));
const fullName = ({ group, name }: Component): string => (group === undefined ? name : `${group}/${name}`);

describe.skipIf(!scratch)('the bill of materials beside an installer', () => {
  const name = 'Vigie-BMA-0.0.0-installation';
  let folder = '';
  let bill: Bill;
  beforeAll(() => {
    folder = join(scratch, 'handed-out');
    mkdirSync(folder);
    writeFileSync(join(folder, `${name}.exe`), 'no installer');
    writeReleaseFiles(join(folder, `${name}.exe`));
    bill = readJson(folder, `${name}.cdx.json`);
  });

  it("is CycloneDX, by that standard's own schema", () => {
    const schema = (file: string) =>
      readJson(root, 'node_modules/@cyclonedx/cyclonedx-library/res/schema', `${file}.SNAPSHOT.schema.json`);
    const ajv = new Ajv({ strict: false, allErrors: true, formats: { 'iri-reference': true, 'idn-email': true } });
    addFormats.default(ajv);
    for (const part of ['spdx', 'jsf-0.82'])
      ajv.addSchema(schema(part), `http://cyclonedx.org/schema/${part}.SNAPSHOT.schema.json`);
    const isValid = ajv.compile(schema('bom-1.6'));
    expect([isValid(bill), isValid.errors]).toEqual([true, null]);
    expect(isValid({ ...bill, components: [{ name: 'no type' }] })).toBe(false);
  });

  it('names each package of which the program carries code, Electron, and nothing else', () => {
    const { version } = readJson(root, 'node_modules/electron/package.json');
    const expected = [...shippedPackages(), { name: 'electron', version }].map(({ name, version }) => [name, version]);
    expect(expected.length).toBeGreaterThan(20);
    const named = bill.components.map((component) => [fullName(component), component.version]);
    expect(named.toSorted()).toEqual(expected.toSorted());
  });

  it('says of each where it comes from, with its checksum, under which licence and how advisories name it', () => {
    for (const component of bill.components) {
      const { purl, version, licenses, externalReferences = [] } = component;
      expect(purl).toBe(`pkg:npm/${fullName(component).replace('@', '%40')}@${version}`);
      expect(licenses).toEqual([
        expect.toSatisfy(
          ({ license, expression }) => (license?.id ?? expression) !== undefined,
          'in the terms of SPDX',
        ),
      ]);
      const [{ url = '', hashes = [] } = {}] = externalReferences;
      expect(url).toMatch(/^https:/);
      expect(url).toContain(version);
      expect(hashes.map(({ content }) => content).join()).toMatch(/^([\da-f]{64}|[\da-f]{128})$/);
    }
  });

  it('is about that very installer, which depends on all of it', () => {
    const { component } = bill.metadata;
    expect(component).toMatchObject({ type: 'application', name: 'Vigie BMA', version: manifest.version });
    expect(component.hashes).toEqual([{ alg: 'SHA-256', content: sha256(join(folder, `${name}.exe`)) }]);
    const own = bill.dependencies.find(({ ref }) => ref === component['bom-ref']);
    expect(own?.dependsOn?.toSorted()).toEqual(bill.components.map((one) => one['bom-ref']).toSorted());
  });

  it('stands in SHA256SUMS with the installer', () => {
    const files = [`${name}.exe`, `${name}.cdx.json`];
    const sums = files.map((file) => `${sha256(join(folder, file))}  ${file}\n`).join('');
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toBe(sums);
  });
});
