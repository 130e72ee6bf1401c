import { sortedStrings } from '../../model/order.ts';

/** The word that was probably meant; undefined when none is near. */
export function nearest(
  word: string,
  words: Iterable<string>,
  most: number = Math.max(1, Math.floor(word.length / 4)),
): string | undefined {
  if (word.length > LONGEST) return undefined;
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/**
 * The type of which this is a misspelling. AWS has more types than anybody models, and their names are alike (`AWS::WAF::WebACL`,
 * `AWS::WAFv2::WebACL`): only one letter tells, and between services with names of three letters (RUM, RAM) not even that.
 */
export function misspeltType(type: string, types: Iterable<string>): string | undefined {
  const meant = nearest(type, types, 1);
  const [service = '', meantService = ''] = [type, meant ?? ''].map((name) => name.split('::')[1]);
  const mayBeAnother = service.length < 4 && lettersOf(service) !== lettersOf(meantService);
  return mayBeAnother ? undefined : meant;
}

function lettersOf(word: string): string {
  return sortedStrings(Array.from(word.toLowerCase())).join('');
}

/** Nobody misspells that much. */
const LONGEST = 100;

/** How many letters to add, drop, change or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      current[j] = Math.min(
        at(last, j) + 1,
        at(current, j - 1) + 1,
        at(last, j - 1) + cost,
        isSwap ? at(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
