import { compareStrings } from '../../model/order.ts';
import type { Value } from '../../model/value.ts';
import { isEmpty, isList, isObject, isReference, isUnknown } from '../../model/value.ts';
import { text } from './text.ts';

/** A value as a table cell: lines of text, each perhaps marked as found on one side only. */
interface Cell {
  readonly kind: 'text' | 'block' | 'none' | 'unknown' | 'reference';
  readonly lines: readonly Line[];
}

interface Line {
  readonly text: string;
  readonly only: '' | 'desired' | 'deployed';
}

const MAX_LINES = 80;
const MAX_CHARACTERS = 2000;

/** Both sides of an attribute; lines that the other side lacks are marked. */
export function cells(desired: Value | null | undefined, deployed: Value | null | undefined): CellPair {
  const left = textOf(desired);
  const right = textOf(deployed);
  if (left.lines.length < 2 && right.lines.length < 2)
    return { desired: plain(left), deployed: plain(right) };
  const shared = commonLines(left.lines, right.lines);
  return {
    desired: { kind: left.kind, lines: marked(left.lines, shared.left, 'desired') },
    deployed: { kind: right.kind, lines: marked(right.lines, shared.right, 'deployed') },
  };
}

export interface CellPair {
  readonly desired: Cell;
  readonly deployed: Cell;
}

interface Text {
  readonly kind: Cell['kind'];
  readonly lines: readonly string[];
}

function textOf(value: Value | null | undefined): Text {
  if (value === undefined || value === null) return { kind: 'none', lines: [text('value.not-set')] };
  if (isUnknown(value))
    return { kind: 'unknown', lines: [text('value.unknown', { reason: value.$unknown })] };
  if (isReference(value)) return { kind: 'reference', lines: [pointer(value)] };
  if (isEmpty(value)) return { kind: 'none', lines: [text('value.empty')] };
  if (isList(value) || isObject(value)) return { kind: 'block', lines: shortened(blockLines(value)) };
  return { kind: 'text', lines: [cut(String(value))] };
}

/** Plain lists and flat objects are easier to read, and to compare line by line, without JSON's quotes and brackets. */
function blockLines(value: Value): string[] {
  if (isList(value) && value.every(isFlat)) return value.map(flat);
  if (isObject(value) && Object.values(value).every(isPlain))
    return sortedEntries(value).map(([key, member]) => `${key}: ${word(member)}`);
  return JSON.stringify(value, sortedAndSpoken, 2).split('\n');
}

function isFlat(value: Value): boolean {
  return isPlain(value) || (isObject(value) && Object.values(value).every(isPlain));
}

function isPlain(value: Value): boolean {
  return isReference(value) || isUnknown(value) || (!isList(value) && !isObject(value));
}

/** `IpProtocol: tcp, FromPort: 443` */
function flat(value: Value): string {
  if (isPlain(value) || !isObject(value)) return word(value);
  return sortedEntries(value)
    .map(([key, member]) => `${key}: ${word(member)}`)
    .join(', ');
}

function word(value: Value): string {
  return String(spoken('', value));
}

/** A saved value has its keys sorted: one just made must look the same. */
function sortedEntries(value: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(value).toSorted(([a], [b]) => compareStrings(a, b));
}

function sortedAndSpoken(key: string, value: unknown): unknown {
  const said = spoken(key, value);
  return isObject(said) ? Object.fromEntries(sortedEntries(said)) : said;
}

function spoken(_key: string, value: unknown): unknown {
  const member = value as Value;
  if (isReference(member)) return pointer(member);
  return isUnknown(member) ? text('value.unknown-part', { reason: member.$unknown }) : value;
}

function pointer({ $ref, of }: { readonly $ref: string; readonly of?: string }): string {
  return `→ ${$ref}${of === undefined ? '' : ` (${of})`}`;
}

function shortened(lines: readonly string[]): string[] {
  if (lines.length <= MAX_LINES) return lines.map(cut);
  return [
    ...lines.slice(0, MAX_LINES).map(cut),
    text('value.more-lines', { count: lines.length - MAX_LINES }),
  ];
}

function cut(line: string): string {
  const rest = line.length - MAX_CHARACTERS;
  if (rest <= 0) return line;
  return text('value.more-characters', { text: line.slice(0, MAX_CHARACTERS), count: rest });
}

function plain({ kind, lines }: Text): Cell {
  return { kind, lines: lines.map((line) => ({ text: line, only: '' })) };
}

function marked(lines: readonly string[], shared: ReadonlySet<number>, side: 'desired' | 'deployed'): Line[] {
  return lines.map((line, index) => ({ text: line, only: shared.has(index) ? '' : side }));
}

/** Positions of the longest common subsequence; both lists are at most MAX_LINES long. */
function commonLines(
  left: readonly string[],
  right: readonly string[],
): { readonly left: ReadonlySet<number>; readonly right: ReadonlySet<number> } {
  const lengths = lengthsTable(left, right);
  const shared = { left: new Set<number>(), right: new Set<number>() };
  let row = 0;
  let column = 0;
  while (row < left.length && column < right.length) {
    if (left[row] === right[column]) {
      shared.left.add(row++);
      shared.right.add(column++);
    } else if (at(lengths, row + 1, column) >= at(lengths, row, column + 1)) row += 1;
    else column += 1;
  }
  return shared;
}

function lengthsTable(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () =>
    Array.from({ length: right.length + 1 }, () => 0),
  );
  for (let row = left.length - 1; row >= 0; row -= 1)
    for (let column = right.length - 1; column >= 0; column -= 1)
      lengths[row]?.splice(
        column,
        1,
        left[row] === right[column]
          ? at(lengths, row + 1, column + 1) + 1
          : Math.max(at(lengths, row + 1, column), at(lengths, row, column + 1)),
      );
  return lengths;
}

function at(table: readonly (readonly number[])[], row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}
