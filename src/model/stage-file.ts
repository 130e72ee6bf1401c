import { sortedStrings } from './order.ts';

/** Stage values as bytes: keys sorted at every level, two spaces, a final newline. The same value gives the same bytes. */
export function serializeStage(value: unknown): string {
  return [...stageChunks(value)].join('');
}

/** The same text in pieces of moderate length: a large account takes more room as one string than all that it says. */
export function* stageChunks(value: unknown): Generator<string, void> {
  let chunk = '';
  for (const piece of piecesOf(value)) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}\n`;
}

const CHUNK = 1 << 18;

/** A stage is an object of lists: each member of a list is a piece. */
function* piecesOf(value: unknown): Generator<string, void> {
  if (!isPlainObject(value)) {
    yield textOf(value, '\n') ?? 'null';
    return;
  }
  let opening = '{';
  for (const key of sortedNames(value)) {
    const member = value[key];
    if (Array.isArray(member) && member.length > 0) {
      let before = `${opening}\n  ${JSON.stringify(key)}: [`;
      for (const one of member as unknown[]) {
        yield `${before}\n    ${textOf(one, '\n    ') ?? 'null'}`;
        before = ',';
      }
      yield '\n  ]';
    } else {
      const text = textOf(member, '\n  ');
      if (text === undefined) continue;
      yield `${opening}\n  ${JSON.stringify(key)}: ${text}`;
    }
    opening = ',';
  }
  yield opening === '{' ? '{}' : '\n}';
}

/** As `JSON.stringify` with sorted keys; `margin` begins a new line. Undefined for what JSON does not know. */
function textOf(value: unknown, margin: string): string | undefined {
  if (Array.isArray(value)) {
    const members = (value as unknown[]).map((member) => textOf(member, `${margin}  `) ?? 'null');
    return members.length === 0 ? '[]' : `[${margin}  ${members.join(`,${margin}  `)}${margin}]`;
  }
  if (!isPlainObject(value)) return JSON.stringify(value);
  let text = '';
  for (const key of sortedNames(value)) {
    const member = textOf(value[key], `${margin}  `);
    if (member !== undefined) text += `${text === '' ? '' : ','}${margin}  ${JSON.stringify(key)}: ${member}`;
  }
  return text === '' ? '{}' : `{${text}${margin}}`;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !('toJSON' in value && typeof value.toJSON === 'function');
}

/** In code unit order; whole numbers come first and in their own order, as objects have them. */
function sortedNames(value: object): readonly string[] {
  const names = Object.keys(value);
  if (names.length < 2) return names;
  let numbers = 0;
  while (isIndex(names[numbers])) numbers += 1;
  return numbers === 0
    ? sortedStrings(names)
    : [...names.slice(0, numbers), ...sortedStrings(names.slice(numbers))];
}

/** Longer digits are names like any other. */
function isIndex(name: string | undefined): boolean {
  return name !== undefined && /^(?:0|[1-9]\d{0,9})$/.test(name) && Number(name) < 0xff_ff_ff_ff;
}

/** A value in one line, its keys sorted at every level: a saved value and the one it was saved from look the same. */
export function compactJson(value: unknown): string {
  return compactText(value) ?? 'null';
}

function compactText(value: unknown): string | undefined {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(compactJson).join(',')}]`;
  if (!isPlainObject(value)) return JSON.stringify(value);
  let text = '';
  for (const key of sortedNames(value)) {
    const member = compactText(value[key]);
    if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${member}`;
  }
  return `{${text}}`;
}

/** Asked of every member of every set: most texts stand in JSON as they are. */
function quoted(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** Anything but what JSON writes as it stands: quotes, backslashes, control characters and halves of a pair are not. */
const ESCAPED = /[^ !#-[\]-\uD7FF\uE000-\uFFFF]/;

/** A copy with its keys sorted at every level, as a saved stage has them. */
export function inKeyOrder<T>(value: T): T {
  return JSON.parse(compactJson(value)) as T;
}
