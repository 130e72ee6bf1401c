import { containsCidr, excludeCidr, mergeCidr, parseCidr } from 'cidr-tools';

/** Addresses that nobody in the internet has. */
const PRIVATE = {
  4: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '224.0.0.0/3',
  ],
  6: ['::/8', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
} as const;

/** From here on it is not some partner's network: 16 million addresses, or as large a share of IPv6. */
const BROAD = { 4: 2n ** 24n, 6: 2n ** 112n } as const;

export type Family = 4 | 6;

/** The family of a range; undefined for what is none (a prefix list, a group). */
export function familyOf(range: string): Family | undefined {
  if (!/^[\d.]+\/\d{1,2}$|^[\da-f:.]+\/\d{1,3}$/i.test(range)) return undefined;
  try {
    return parseCidr(range).version;
  } catch {
    return undefined;
  }
}

/** Do these ranges of one family, taken together, hold a good part of the internet? */
export function isInternet(ranges: readonly string[], family: Family): boolean {
  const key = `${family} ${ranges.join(' ')}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = publicSize(ranges, family) >= BROAD[family];
  answers.set(key, answer);
  return answer;
}

/** Pure, and asked the same few questions over and over. */
const answers = new Map<string, boolean>();

function publicSize(ranges: readonly string[], family: Family): bigint {
  if (ranges.length === 0) return 0n;
  const open = excludeCidr(mergeCidr([...ranges]), [...PRIVATE[family]]);
  return open.reduce((sum, range) => {
    const { start, end } = parseCidr(range);
    return sum + end - start + 1n;
  }, 0n);
}

/** Does the outer range hold all of the inner one? */
export function holds(outer: string, inner: string): boolean {
  return familyOf(outer) === familyOf(inner) && familyOf(inner) !== undefined && containsCidr(outer, inner);
}
