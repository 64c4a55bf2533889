import type { Registry } from './registry.ts';
import { numberOf, textOf } from './registry-words.ts';

const icons = 'Control Panel\\NotifyIconSettings';
/** More programs with an icon than any PC has had; what lies beyond is not looked at. */
const mostIcons = 500;

/** A folder that Windows writes as its known-folder id, such as `{6D809377-…}\Vigie BMA\Vigie BMA.exe`. */
const knownFolder = /^\{[\da-f-]{36}\}(?=\\)/i;

/**
 * Whether Windows 11 keeps the icon of this program behind the arrow, where it puts every new one. Throws where the
 * registry does.
 * @returns null where Windows has not noted it, notes nothing of the kind (Windows 10), or contradicts itself
 */
export function readIconHidden(registry: Registry, executable: string): boolean | null {
  const answers = (registry.subKeys(icons) ?? []).slice(0, mostIcons).flatMap((name) => {
    const key = `${icons}\\${name}`;
    if (!isSame(textOf(registry.values(key, ['ExecutablePath'])?.ExecutablePath ?? null), executable)) return [];
    const entry = registry.values(key, ['IsPromoted']);
    return entry ? [promotionOf(entry.IsPromoted)] : [];
  });
  const [answer = null] = answers;
  return answers.every((one) => one === answer) ? answer : null;
}

/** Whether an icon is hidden, by its `IsPromoted`: it stands there once the user has chosen. */
function promotionOf(value: Parameters<typeof numberOf>[0]): boolean | null {
  if (value === null) return true;
  const isPromoted = numberOf(value);
  return isPromoted === 0 || isPromoted === 1 ? isPromoted === 0 : null;
}

function isSame(noted: string | null, executable: string): boolean {
  if (noted === null) return false;
  const [path, own] = [noted.toLowerCase(), executable.toLowerCase()];
  const isKnownFolder = knownFolder.test(path);
  return isKnownFolder ? own.endsWith(path.replace(knownFolder, '')) : path === own;
}
