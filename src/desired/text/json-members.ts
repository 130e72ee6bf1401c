import { jsonLines } from './json-lines.ts';

/** One member of the list, as text. */
export interface Member {
  readonly text: string;
  /** on which it starts */
  readonly line: number;
  /** on which the objects start that stand in a list of its own, in order */
  readonly innerLines: readonly number[];
  /** a long one, with its own list apart from the rest */
  readonly apart: Apart | undefined;
}

/** A JSON text in which a list stands apart from the rest. */
export interface Apart {
  /** the text with `null` for all that the list holds */
  readonly rest: string;
  readonly members: () => Iterable<Member>;
}

/**
 * A list at the top of a JSON text, member by member, so that a large file is never in memory as a whole: what a member holds
 * and nobody keeps is gone before the next one is parsed, which also takes half the time. Only for the layout that Terraform,
 * `jq` and `JSON.stringify` write, with two spaces per level; undefined for any other, and for what may go beyond a limit.
 * `lists` names the list, and the one within its members by which long ones are cut in turn.
 *
 * It cannot go wrong unseen: within JSON a line breaks between tokens only, and a member that was cut too early does not parse.
 */
export function membersApart(
  text: string,
  [list, ...inner]: readonly string[],
  indent = '',
  line = 1,
): Apart | undefined {
  const head = `\n${indent}  "${list}": [`;
  const start = text.indexOf(head) + head.length;
  if (list === undefined || start < head.length) return undefined;
  const cuts = cutsFrom(text, start, line + linesIn(text, start), listAt(indent, inner));
  if (cuts === undefined) return undefined;
  const rest = `${text.slice(0, start)}null${text.slice(cuts.at(-1)?.end)}`;
  return isWithinLimits(rest) ? { rest, members: () => membersOf(text, cuts) } : undefined;
}

/** Where a member stands. */
interface Cut {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly lastLine: number;
  readonly innerLines: readonly number[];
  readonly apart: Apart | undefined;
}

/** As a list may have. */
const MOST_MEMBERS = 1_000_000;
const NEWLINE = '\n';
const OPEN = 123;
const CLOSE = 125;

/** One walk from line to line, for a large state has millions of them: undefined where they are laid out otherwise. */
function cutsFrom(text: string, start: number, line: number, list: List): Cut[] | undefined {
  const end = `${NEWLINE}${list.indent}  ]`;
  const cuts: Cut[] = [];
  let at = start;
  let on = line;
  while (cuts.length < MOST_MEMBERS) {
    const cut = nextCut(text, at, on, list);
    if (cut === undefined) return undefined;
    cuts.push(cut);
    if (text.startsWith(end, cut.end)) return cuts;
    if (text[cut.end] !== ',') return undefined;
    at = cut.end + 1;
    on = cut.lastLine;
  }
  return undefined;
}

/** How the lines of a list begin, and by which lists its long members are cut in turn. */
interface List {
  readonly indent: string;
  /** with what stands one level down */
  readonly margin: string;
  readonly opening: string;
  readonly closing: string;
  /** two levels further down */
  readonly inside: string;
  readonly inner: readonly string[];
}

function listAt(indent: string, inner: readonly string[]): List {
  const margin = `${NEWLINE}${indent}    `;
  const [opening, closing, inside] = [`${margin}{${NEWLINE}`, `${margin}}`, `${margin}    {`];
  return { indent, margin, opening, closing, inside, inner };
}

function nextCut(text: string, from: number, before: number, list: List): Cut | undefined {
  const { margin, opening, closing, inside, inner } = list;
  if (!text.startsWith(opening, from)) return undefined;
  const start = from + margin.length;
  const [closingAt, insideAt] = [closing.length - 1, inside.length - 1];
  const innerLines: number[] = [];
  let line = before + 1;
  let at = text.indexOf(NEWLINE, start);
  while (at !== -1) {
    line += 1;
    // one character rules out nearly all lines
    if (text.charCodeAt(at + closingAt) === CLOSE && text.startsWith(closing, at)) break;
    if (text.charCodeAt(at + insideAt) === OPEN && text.startsWith(inside, at)) innerLines.push(line);
    at = text.indexOf(NEWLINE, at + 1);
  }
  if (at === -1) return undefined;
  const end = at + closing.length;
  const member = text.slice(start, end);
  const isLong = member.length >= SHORT;
  const apart = isLong ? membersApart(member, inner, `${list.indent}    `, before + 1) : undefined;
  if (apart === undefined && !isSmall(member)) return undefined;
  return { start, end, line: before + 1, lastLine: line, innerLines, apart };
}

function linesIn(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf(NEWLINE); at !== -1 && at < end; at = text.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

/** Too few brackets to be nested too deeply, and too short for too many members; else it is looked at closely. */
function isSmall(member: string): boolean {
  const isShort = member.length < SHORT;
  // it stands two levels down
  return (isShort && countOf(member, '{') + countOf(member, '[') < FEW) || isWithinLimits(`[[${member}]]`);
}

const SHORT = 100_000;
const FEW = 400;

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}

function isWithinLimits(text: string): boolean {
  let isBeyond = false;
  const stop = (): never => {
    isBeyond = true;
    throw new RangeError();
  };
  try {
    jsonLines(text, stop);
  } catch (error) {
    if (!isBeyond) throw error;
  }
  return !isBeyond;
}

function* membersOf(text: string, cuts: readonly Cut[]): Generator<Member> {
  for (const { start, end, line, innerLines, apart } of cuts)
    yield { text: text.slice(start, end), line, innerLines, apart };
}
