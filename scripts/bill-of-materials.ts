// What the installer carries, as a list that machines read: CycloneDX 1.6 (ECMA-424).
import { Contrib, Enums, Models, Serialize, SPDX, Spec } from '@cyclonedx/cyclonedx-library';
import type { ShippedPackage } from './shipped-packages.ts';

export type BillOfMaterialsParts = {
  readonly program: { readonly name: string; readonly version: string; readonly licence: string };
  /** SHA-256 of the installer, in hexadecimal. */
  readonly installerSha256: string;
  /** What the program's own code was bundled with. */
  readonly packages: readonly (ShippedPackage & { readonly sha512: string })[];
  /** The archive of Electron for Windows, which is unpacked into the installer. */
  readonly electron: { readonly version: string; readonly archive: string; readonly sha256: string };
  /** A UUID. */
  readonly serial: string;
  readonly madeAt: Date;
};

const { ComponentType, ExternalReferenceType, HashAlgorithm, LifecyclePhase } = Enums;
const { BomRefRepository, ComponentRepository, ExternalReferenceRepository, HashDictionary } = Models;

/** The bill of materials of one installer, as JSON: its packages and Electron, and nothing that only builds it. */
export function billOfMaterials(parts: BillOfMaterialsParts): string {
  const components = [...parts.packages.map(packageComponent), electronComponent(parts.electron)];
  const { name, version, licence } = parts.program;
  const program = new Models.Component(ComponentType.Application, name, {
    version,
    bomRef: name,
    licenses: licencesOf(licence),
    hashes: new HashDictionary([[HashAlgorithm['SHA-256'], parts.installerSha256]]),
    dependencies: new BomRefRepository(components.map(({ bomRef }) => bomRef)),
  });
  const bom = new Models.Bom({
    serialNumber: `urn:uuid:${parts.serial}`,
    metadata: new Models.Metadata({
      timestamp: parts.madeAt,
      lifecycles: new Models.LifecycleRepository([LifecyclePhase.Build]),
      component: program,
    }),
    components: new ComponentRepository(components),
  });
  const normalize = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return `${new Serialize.JsonSerializer(normalize).serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function packageComponent({ name, version, licence, sha512 }: BillOfMaterialsParts['packages'][number]) {
  const [group, ownName] = name.startsWith('@') ? name.split('/') : [undefined, name];
  return new Models.Component(ComponentType.Library, ownName ?? name, {
    ...(group === undefined ? {} : { group }),
    version,
    ...identifiedBy(packageUrl(name, version)),
    licenses: licencesOf(licence),
    externalReferences: archive(registryArchive(name, version), HashAlgorithm['SHA-512'], sha512),
  });
}

function electronComponent({ version, archive: file, sha256 }: BillOfMaterialsParts['electron']) {
  const url = `https://github.com/electron/electron/releases/download/v${version}/${file}`;
  return new Models.Component(ComponentType.Framework, 'electron', {
    version,
    ...identifiedBy(packageUrl('electron', version)),
    licenses: licencesOf('MIT'),
    externalReferences: archive(url, HashAlgorithm['SHA-256'], sha256),
  });
}

const identifiedBy = (purl: string) => ({ purl, bomRef: purl });

/** As advisories name it (purl-spec, type npm). */
const packageUrl = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const registryArchive = (name: string, version: string): string =>
  `https://registry.npmjs.org/${name}/-/${name.replace(/^.*\//, '')}-${version}.tgz`;

const archive = (url: string, algorithm: Enums.HashAlgorithm, hash: string) =>
  new ExternalReferenceRepository([
    new Models.ExternalReference(url, ExternalReferenceType.Distribution, {
      hashes: new HashDictionary([[algorithm, hash]]),
    }),
  ]);

const licences = new Contrib.License.Factories.LicenseFactory((expression) => {
  const ids = expression.split(/[\s()]+|\bAND\b|\bOR\b/).filter((id) => id !== '');
  if (!ids.every((id) => SPDX.isSupportedSpdxId(id.replace(/\+$/, ''))))
    throw new RangeError(`no SPDX expression: ${expression}`);
});
const licencesOf = (licence: string) => new Models.LicenseRepository([licences.makeFromString(licence)]);
