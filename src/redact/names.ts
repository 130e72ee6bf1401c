import { createHash } from 'node:crypto';
import { uniqueStrings } from '../model/order.ts';
import { vocabulary } from './vocabulary.ts';

/**
 * Pseudonyms for the words of names. A name is taken apart (`shop-ordersQueue` is shop, orders, queue), words that
 * belong to AWS and to us stay, every other word gets a made-up one, the same wherever it stands and however it is
 * capitalised. So `shop-orders` and `shop-web` still share their first word, and nobody learns which.
 */
export interface Pseudonyms {
  /** notes the words of something that is a name, or may hold one */
  readonly learn: (text: string) => void;
  /** the text with every noted word replaced; call after everything is learnt */
  readonly apply: (text: string) => string;
}

/** A run that mixes letters and digits is an id (`i-0a1b2c3d4e`), unless it is short (`eu1`, `t3`). */
const RUN = /[\p{L}\p{N}]+/gu;
const HUMP = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}]+|\p{N}+/gu;
const ID_LENGTH = 8;
/** Digits this long may be a telephone or customer number. */
const LONG_NUMBER = 7;
/** Account ids are hidden on their own. */
const ACCOUNT_NUMBER = 12;

export function pseudonyms(): Pseudonyms {
  const words = new Set<string>();
  let made: ReadonlyMap<string, string> | undefined;
  return {
    learn: (text) => {
      for (const word of wordsOf(text)) words.add(word.toLowerCase());
    },
    apply: (text) => {
      made ??= inventedFor(words);
      const known = made;
      return text.replaceAll(RUN, (run) => {
        const whole = known.get(run.toLowerCase());
        if (whole !== undefined) return capitalised(whole, run);
        return run.replaceAll(HUMP, (hump) => {
          const word = known.get(hump.toLowerCase());
          return word === undefined ? hump : capitalised(word, hump);
        });
      });
    },
  };
}

function wordsOf(text: string): string[] {
  return (text.match(RUN) ?? []).flatMap((run) => {
    if (isId(run)) return [run];
    const humps = run.match(HUMP) ?? [];
    const isKnown = vocabulary().has(run.toLowerCase());
    return isKnown ? [] : humps.filter((hump) => !isPlain(hump));
  });
}

function isId(run: string): boolean {
  return (
    run.length >= ID_LENGTH &&
    /\p{L}/u.test(run) &&
    /\p{N}/u.test(run) &&
    !vocabulary().has(run.toLowerCase())
  );
}

function isPlain(hump: string): boolean {
  if (/^\p{N}+$/u.test(hump)) return hump.length < LONG_NUMBER || hump.length === ACCOUNT_NUMBER;
  // one letter tells nothing, and is the letter of an availability zone
  return hump.length === 1 || vocabulary().has(hump.toLowerCase());
}

/** Numbered in the order of a digest: alphabetical order would tell what the words begin with. */
function inventedFor(words: ReadonlySet<string>): ReadonlyMap<string, string> {
  const ordered = uniqueStrings([...words].map((word) => `${digest(word)} ${word}`));
  return new Map(
    ordered.map((line, index) => {
      const word = line.slice(line.indexOf(' ') + 1);
      return [word, isId(word) ? `x${String(index).padStart(ID_LENGTH, '0')}` : spoken(index)];
    }),
  );
}

function digest(word: string): string {
  return createHash('sha256').update(word).digest('hex');
}

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';
const SYLLABLES = CONSONANTS.length * VOWELS.length;

/** The index in syllables, at least two of them: `bade`, `kimo`. No word of the vocabulary comes out. */
function spoken(index: number): string {
  let rest = index;
  let word = '';
  do {
    const syllable = rest % SYLLABLES;
    word += `${CONSONANTS[Math.floor(syllable / VOWELS.length)]}${VOWELS[syllable % VOWELS.length]}`;
    rest = Math.floor(rest / SYLLABLES);
  } while (rest > 0 || word.length < 4);
  return vocabulary().has(word) ? `${word}x` : word;
}

function capitalised(word: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase() && like !== like.toLowerCase())
    return word.toUpperCase();
  return /^\p{Lu}/u.test(like) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
}
