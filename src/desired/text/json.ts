import { IsodriftError } from '../../model/errors.ts';
import { endOfText } from './json-lines.ts';
import { pathKey, type Position, positioner, type Positions } from './position.ts';

/** Parses JSON; an error names file, line and column. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { line, column } = errorPosition(text, error);
    throw new IsodriftError(
      'FORMAT_INVALID',
      `${file}:${line}:${column}: this is not valid JSON`,
      hintFor(text, line),
      { cause: error },
    );
  }
}

function hintFor(text: string, line: number): string {
  const stated = text.split('\n', line).at(-1) ?? '';
  return /^\s*(?:\/\/|\/\*|#)/.test(stated)
    ? 'JSON has no comments: take it out, or give the file as YAML'
    : 'correct the file there, or write it again with the tool that made it; a file that ends early was cut off';
}

/** Where the nodes down to a depth start, for a text that `parseJson` accepted. Members of an object start at their key. */
export function jsonPositions(text: string, depth: number): Positions {
  const positions = new Map<string, Position>();
  const at = positioner(text);
  const frames: Frame[] = [];
  for (const { token, offset } of tokens(text)) {
    if (token === '}' || token === ']') frames.pop();
    else if (isNode(frames.at(-1), token, offset)) {
      if (frames.length <= depth)
        positions.set(pathKey(frames.map(({ step }) => step)), at(frames.at(-1)?.offset ?? offset));
      if (token === '{') frames.push({ step: '', isKeyNext: true, isList: false, offset });
      if (token === '[') frames.push({ step: 0, isKeyNext: false, isList: true, offset: undefined });
    }
  }
  return positions;
}

/** Moves the frame on for commas and keys; everything else is a node. */
function isNode(frame: Frame | undefined, token: string, offset: number): boolean {
  if (token === ',' || token === ':') {
    if (token === ',') advance(frame);
    return false;
  }
  if (!frame?.isKeyNext) return true;
  Object.assign(frame, { step: JSON.parse(token) as string, isKeyNext: false, offset });
  return false;
}

interface Frame {
  step: string | number;
  isKeyNext: boolean;
  readonly isList: boolean;
  /** of the last key; a list has none */
  offset: number | undefined;
}

function advance(frame: Frame | undefined): void {
  if (frame?.isList) frame.step = Number(frame.step) + 1;
  else if (frame) frame.isKeyNext = true;
}

const TOKEN = /\s*([{}[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}[\],:"]+)/y;
const LITERAL = /^(?:[{}[\],:]|".*"|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/s;

function* tokens(text: string): Generator<{ token: string; offset: number }> {
  const matcher = new RegExp(TOKEN);
  for (let found = matcher.exec(text); found; found = matcher.exec(text)) {
    const token = found[1] ?? '';
    yield { token, offset: matcher.lastIndex - token.length };
  }
}

/** V8 says where in most messages; for the others the first word that is no JSON, else the end of the text. */
function errorPosition(text: string, error: unknown): Position {
  const message = error instanceof Error ? error.message : '';
  const told = /at position (\d+)/.exec(message)?.[1];
  if (told !== undefined) return positioner(text)(Number(told));
  return positioner(text)(message.startsWith('Unexpected end') ? text.length : firstStranger(text));
}

/** Where the first word stands that JSON does not know; one walk, for the file may be large. */
function firstStranger(text: string): number {
  const word = /[^\s{}[\],:"]+/y;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') {
      at = endOfText(text, at);
      continue;
    }
    word.lastIndex = at;
    const found = word.exec(text)?.[0];
    if (found === undefined) continue;
    if (!LITERAL.test(found)) return at;
    at += found.length - 1;
  }
  return text.length;
}
