import { carried } from './remembered.ts';
import { isList, isObject, type Value } from './value.ts';

/** What stands where a secret stood. */
const REDACTED = '(redacted)';

/**
 * The value with every string that plainly holds a secret replaced. The catalogue already keeps out what is known to be
 * secret; this is for what people write into tags, names and descriptions.
 */
export function withoutSecrets<T extends Value>(value: T): T {
  return holdsSecret(value) ? (swept(value) as T) : value;
}

/** True when a string anywhere in the value plainly holds a secret: most hold none, and need not be copied. */
export function holdsSecret(value: Value): boolean {
  if (typeof value === 'string') return looksSecret(value);
  // asked of all that anybody declares: loops, and nothing made on the way
  if (isList(value)) {
    for (const member of value) if (holdsSecret(member)) return true;
  } else if (isObject(value))
    for (const key in value) if (isSecretName(key) || holdsSecret(value[key] ?? null)) return true;
  return false;
}

/** Names of members are few and come again and again; what else stands there as a name must not fill the memory. */
const plainNames = new Set<string>();
const MOST_NAMES = 5000;

function isSecretName(name: string): boolean {
  if (plainNames.has(name)) return false;
  const isSecret = looksSecret(name);
  if (!isSecret && name.length < 100 && plainNames.size < MOST_NAMES) plainNames.add(name);
  return isSecret;
}

/** The tags with every key and every value gone that plainly holds a secret, and every value whose key says that it is one. */
export function tagsWithoutSecrets(tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (!holdsSecretTag(tags)) return tags;
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [
      withoutSecrets(key),
      isSecretPair(key, value) ? REDACTED : value,
    ]),
  );
}

function holdsSecretTag(tags: Readonly<Record<string, string>>): boolean {
  for (const key in tags) if (isSecretName(key) || isSecretPair(key, tags[key] ?? '')) return true;
  return false;
}

/** A pair reads as it would on a command line; the ARN of a secret is none. */
function isSecretPair(key: string, value: string): boolean {
  if (looksSecret(value)) return true;
  return SAYS_SECRET.test(key) && !value.startsWith('arn:') && looksSecret(`${key}=${value}`);
}

/** Keys that make a secret of what follows them: the words of the pattern below. */
const SAYS_SECRET = /(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token)/i;

/** A message for people in which every word that plainly is a secret is replaced; all of it, where words do not tell. */
export function messageWithoutSecrets(text: string): string {
  if (!looksSecret(text)) return text;
  const words = text.split(/([\s"'`,;<>()[\]{}]+)/).map(withoutSecrets);
  return withoutSecrets(words.join(''));
}

/** True when a string plainly holds a secret. */
export function looksSecret(text: string): boolean {
  return text.length > 7 && MARKS.test(text) && PATTERNS.some((pattern) => pattern.test(text));
}

/** What each of the patterns needs to have in it, and nearly no text has: it is looked for in one go. */
const MARKS = /A[KS]IA|PRIVATE|eyJ|:\/\/|=|gh[pousr]_|xox/;

/** Each is linear in the length of the text. */
const PATTERNS: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/,
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,100}:[^\s/@]{1,200}@/i,
  /\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token)\s{0,5}[=]\s{0,5}[^\s$({]/i,
  /\bgh[pousr]_[A-Za-z0-9]{30,}\b/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
];

function swept(value: Value): Value {
  if (typeof value === 'string') return looksSecret(value) ? REDACTED : value;
  if (isList(value)) return carried(value, value.map(swept));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [looksSecret(key) ? REDACTED : key, swept(member)]),
  );
}
