/**
 * Made-up addresses that keep their structure: addresses that share their first bytes still do, so that a subnet still
 * lies in its VPC on the page; masks stay, and so do addresses that everybody has (0.0.0.0, loopback, link-local, the
 * metadata and resolver addresses).
 */
export function addressPseudonyms(): (text: string) => string {
  const v4 = prefixTree();
  const v6 = prefixTree();
  return (text) =>
    text
      .replaceAll(IPV4, (address) => (KEPT_V4.test(address) ? address : v4(address.split('.'), '.')))
      .replaceAll(DASHED, (_, address: string) => `ip-${v4(address.split('-'), '-')}`)
      .replaceAll(IPV6, (address) => (KEPT_V6.test(address) ? address : v6Text(address, v6)));
}

const IPV4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g;
/** As AWS names hosts: `ip-10-0-1-5.ec2.internal`. */
const DASHED = /\bip-(\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3})\b/g;
const IPV6 = /(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::|[0-9a-f]{1,4})(?::?[0-9a-f]{1,4})*(?![\w:])/gi;
const KEPT_V4 = /^(?:0\.|127\.|169\.254\.|255\.)/;
const KEPT_V6 = /^(?:::|fe80:)/i;

/** Numbers the parts below each prefix in the order in which they are met; 0 stays 0, so that a network stays one. */
function prefixTree(): (parts: readonly string[], joint: string) => string {
  const known = new Map<string, Map<string, number>>();
  return (parts, joint) =>
    parts
      .map((part, depth) => {
        if (Number(part) === 0) return '0';
        const prefix = parts.slice(0, depth).join('.');
        const below = known.get(prefix) ?? new Map<string, number>();
        known.set(prefix, below);
        const number = below.get(part) ?? below.size + 1;
        below.set(part, number);
        // the first byte begins where private networks do
        return String(depth === 0 ? 9 + number : number);
      })
      .join(joint);
}

function v6Text(address: string, number: (parts: readonly string[], joint: string) => string): string {
  const parts = address.split(':').filter((part) => part !== '');
  // 2001:db8::/32 is set aside for examples (RFC 3849)
  return `2001:db8:${number(['2001', ...parts], ':')
    .split(':')
    .slice(1)
    .map((part) => Number(part).toString(16))
    .join(':')}${address.endsWith('::') ? '::' : ''}`;
}
