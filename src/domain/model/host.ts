/**
 * Stands for a server whose name was not usable: a name that no resolver ever answers (RFC 6761, section 6.4). What bears it
 * is asked of the user, and nothing is sent there.
 */
export const unknownHost = 'unknown.invalid';

/** A host name of a server (RFC 1123), or an IP address; nothing beside it: no port, no brackets, no zone, no final dot. */
export function isHost(text: string): boolean {
  return isIpv4(text) || isIpv6(text) || isHostName(text);
}

/** The host in what people paste: without brackets, a port or a final dot. */
export const hostIn = (text: string): string =>
  text
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^([^:]+):\d+$/, '$1')
    .replace(/\.$/, '');

const byte = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4 = new RegExp(`^${byte}(\\.${byte}){3}$`);
const isIpv4 = (text: string): boolean => ipv4.test(text);

/** RFC 4291, section 2.2: eight groups, of which one run of zeros may be `::`, the last two perhaps as IPv4. */
function isIpv6(text: string): boolean {
  const [before = '', after, ...more] = text.split('::');
  if (more.length > 0 || !text.includes(':')) return false;
  const isWhole = after === undefined;
  const head = groupsOf(before, isWhole);
  const tail = groupsOf(after ?? '', true);
  if (head === null || tail === null) return false;
  return isWhole ? head === 8 : head + tail <= 7;
}

/** How many groups of 16 bits the text is; null where it is none. */
function groupsOf(text: string, mayEndInIpv4: boolean): number | null {
  if (text === '') return 0;
  const groups = text.split(':');
  const isLastIpv4 = mayEndInIpv4 && isIpv4(groups.at(-1) ?? '');
  const others = isLastIpv4 ? groups.slice(0, -1) : groups;
  return others.every((group) => /^[\da-f]{1,4}$/i.test(group)) ? others.length + (isLastIpv4 ? 2 : 0) : null;
}

/** With underscores, which names inside a network have. A last part that is a number would be read as an old form of IPv4. */
function isHostName(text: string): boolean {
  const labels = text.split('.');
  return (
    text.length <= 253 &&
    labels.every((label) => /^[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?$/i.test(label)) &&
    !/^(\d+|0x[\da-f]*)$/i.test(labels.at(-1) ?? '')
  );
}
