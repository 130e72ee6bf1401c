import { isList, isObject, type Value } from '../../model/value.ts';
import { entries, isDict, isText, type PyText, type PyValue } from './python2.ts';

/** The value as Python prints it: `{u'a': ['b', True, None]}`. */
export function printed(value: PyValue): string {
  if (isText(value)) return printedText(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (isDict(value)) {
    const members = entries(value).map(([key, member]) => `${printedText(key)}: ${printed(member)}`);
    return `{${members.join(', ')}}`;
  }
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** As `json.dumps` writes it: with blanks, and in the order of the dictionary. */
export function spacedJson(value: PyValue): string {
  if (isText(value)) return value.isNumber ? value.text : quoted(value.text);
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(', ')}]`;
  if (!isDict(value)) return JSON.stringify(value);
  const members = entries(value).map(([key, member]) => `${quoted(key.text)}: ${spacedJson(member)}`);
  return `{${members.join(', ')}}`;
}

/** As `json.dumps` writes it when it is told to be compact and to sort the keys. */
export function compactJson(value: Value): string {
  if (typeof value === 'string') return quoted(value);
  if (isList(value)) return `[${value.map(compactJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).toSorted(byCodePoint);
  return `{${names.map((name) => `${quoted(name)}:${compactJson(value[name] ?? null)}`).join(',')}}`;
}

function byCodePoint(one: string, other: string): number {
  const [left, right] = [Array.from(one), Array.from(other)];
  const index = left.findIndex((letter, place) => letter !== right[place]);
  if (index === -1) return left.length - right.length;
  return (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1);
}

function quoted(text: string): string {
  // Python's JSON keeps to ASCII
  return JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, (letter) =>
    letter === '\u007f' ? letter : `\\u${hex(letter.charCodeAt(0), 4)}`,
  );
}

function printedText({ text, isUnicode, isNumber }: PyText): string {
  if (isNumber) return text;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = Array.from(text, (letter) => (letter === quote ? `\\${letter}` : escaped(letter, isUnicode)));
  return `${isUnicode ? 'u' : ''}${quote}${inner.join('')}${quote}`;
}

const SHORT: Readonly<Record<string, string>> = {
  '\\': String.raw`\\`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

function escaped(letter: string, isAscii: boolean): string {
  const short = SHORT[letter];
  if (short !== undefined) return short;
  const point = letter.codePointAt(0) ?? 0;
  if (point >= 32 && point < 127) return letter;
  if (point > 160 && !isAscii) return letter;
  if (point < 256) return `\\x${hex(point, 2)}`;
  return point < 65_536 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

function hex(point: number, digits: number): string {
  return point.toString(16).padStart(digits, '0');
}
