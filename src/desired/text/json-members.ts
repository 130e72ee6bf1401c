import { jsonLines } from './json-lines.ts';

/** One member of the list, as text, and where it starts in the whole. */
export interface Member {
  readonly text: string;
  readonly offset: number;
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
 *
 * It cannot go wrong unseen: within JSON a line breaks between tokens only, and a member that was cut too early does not parse.
 */
export function membersApart(text: string, list: string): Apart | undefined {
  const head = `\n  "${list}": [`;
  const start = text.indexOf(head) + head.length;
  const spans = start < head.length ? undefined : spansFrom(text, start);
  if (spans === undefined) return undefined;
  const rest = `${text.slice(0, start)}null${text.slice(spans.at(-1))}`;
  if (!isWithinLimits(rest)) return undefined;
  return { rest, members: () => cut(text, spans) };
}

const MEMBER = '\n    {\n';
const INDENT = '\n    ';
const LIST_END = '\n  ]';

/** Where the members start and end, by turns. */
function spansFrom(text: string, start: number): number[] | undefined {
  const spans: number[] = [];
  for (let at = start; ; at += 1) {
    const end = text.startsWith(MEMBER, at) ? endOfMember(text, at + MEMBER.length) : undefined;
    if (end === undefined || !isSmall(text.slice(at, end))) return undefined;
    spans.push(at + INDENT.length, end);
    at = end;
    if (text.startsWith(LIST_END, at)) return spans.length > MOST_SPANS ? undefined : spans;
    if (text[at] !== ',') return undefined;
  }
}

/** Behind the bracket that stands where the opening one stood. Brackets are rare, so that they are quicker to find than lines. */
function endOfMember(text: string, start: number): number | undefined {
  for (let at = text.indexOf('}', start); at !== -1; at = text.indexOf('}', at + 1))
    if (text.endsWith(INDENT, at)) return at + 1;
  return undefined;
}

/** Twice the items that a list may have. */
const MOST_SPANS = 2_000_000;

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

function* cut(text: string, spans: readonly number[]): Generator<Member> {
  for (let index = 0; index < spans.length; index += 2) {
    const offset = spans[index] ?? 0;
    yield { text: text.slice(offset, spans[index + 1]), offset };
  }
}
