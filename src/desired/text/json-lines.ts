/** Where objects and lists of a JSON text start, down to a depth, as a tree; scalars are not kept. */
interface Node {
  readonly line: number;
  /** made with the first that is kept: most nodes have none, and there may be millions */
  members: Map<string, Node> | undefined;
  items: Node[] | undefined;
}

/** On which line an object or a list stands, by its path; members of an object stand at their key. */
export type LineOf = (path: readonly (string | number)[]) => number | undefined;

/** Deeper than any reader asks: `resources / 0 / instances / 0`. */
const KEPT_DEPTH = 4;

/** What no file has that a tool wrote, and what would cost more than it is worth: refused before anything is built of it. */
const MAX_DEPTH = 500;
const MAX_MEMBERS = 200_000;
const MAX_ITEMS = 1_000_000;

/** Says that a text goes beyond a limit at an offset. */
export type Refuse = (offset: number, what: string) => never;

/**
 * The lines of a JSON text, whether it is valid or not. It is walked once, character by character, because a large state has
 * a hundred lines for each resource; what is deeper is skipped without being kept. On the way the limits are checked.
 */
export function jsonLines(text: string, refuse: Refuse): LineOf {
  const root = scanned(text, refuse);
  return (path) => {
    let node = root;
    for (const step of path) {
      const next = typeof step === 'number' ? node?.items?.[step] : node?.members?.get(step);
      if (!next) return undefined;
      node = next;
    }
    return node?.line;
  };
}

const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;
const NEWLINE = 10;
const COMMA = 44;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

interface Open {
  /** absent below the kept depth */
  node: Node | undefined;
  isList: boolean;
  key: string;
  keyLine: number;
  /** how many members it has had, scalars counted */
  index: number;
}

interface Walk {
  readonly text: string;
  readonly refuse: Refuse;
  readonly open: Open[];
  inside: Open | undefined;
  level: number;
  line: number;
  root: Node | undefined;
}

function scanned(text: string, refuse: Refuse): Node | undefined {
  const walk: Walk = { text, refuse, open: [], inside: undefined, level: 0, line: 1, root: undefined };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isDull(code)) continue;
    if (code === NEWLINE) walk.line += 1;
    else if (code === QUOTE) at = afterText(walk, at);
    else if (code === COMMA) count(walk, at);
    else if (code === OPEN_OBJECT || code === OPEN_LIST) enter(walk, code === OPEN_LIST, at);
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      walk.level = Math.max(0, walk.level - 1);
      walk.inside = walk.open[walk.level - 1];
    }
  }
  return walk.root;
}

/** Most of a file is indentation, digits and letters. */
function isDull(code: number): boolean {
  return code === SPACE || (code > COMMA && code < OPEN_LIST);
}

function count({ inside, refuse }: Walk, at: number): void {
  if (!inside) return;
  inside.index += 1;
  if (inside.index > MAX_MEMBERS) checkSize(inside, at, refuse);
}

function afterText({ text, inside, level, line }: Walk, at: number): number {
  const end = endOfText(text, at);
  if (level <= KEPT_DEPTH && inside && !inside.isList) noteKey(inside, { text, at, end, line });
  return end;
}

function enter(walk: Walk, isList: boolean, at: number): void {
  const node = walk.level <= KEPT_DEPTH ? entered(walk.inside, walk.line) : undefined;
  walk.root ??= node;
  walk.inside = opened(walk.open, walk.level, isList, node);
  walk.level += 1;
  if (walk.level > MAX_DEPTH) walk.refuse(at, `nested too deeply: more than ${MAX_DEPTH} levels`);
}

/** One record per level is enough: it is used anew by the next at that level. */
function opened(open: Open[], level: number, isList: boolean, node: Node | undefined): Open {
  const known = open[level];
  if (!known) {
    const made: Open = { node, isList, key: '', keyLine: 0, index: 0 };
    open[level] = made;
    return made;
  }
  known.node = node;
  known.isList = isList;
  known.index = 0;
  return known;
}

function checkSize({ isList, index }: Open, at: number, refuse: Refuse): void {
  if (!isList) refuse(at, `more than ${MAX_MEMBERS} members in one object`);
  if (index > MAX_ITEMS) refuse(at, `more than ${MAX_ITEMS} items in one list`);
}

/** The quote that ends a text. */
export function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}

/** In an object, a text may be the key of what comes next; a value that is a text is overwritten by the next key. */
function noteKey(
  inside: Open,
  {
    text,
    at,
    end,
    line,
  }: { readonly text: string; readonly at: number; readonly end: number; readonly line: number },
): void {
  if (!/^\s*:/.test(text.slice(end + 1, end + 9)) || end - at > LONGEST_KEY) return;
  const raw = text.slice(at + 1, end);
  inside.key = raw.includes('\\') ? unescaped(raw) : raw;
  inside.keyLine = line;
}

const LONGEST_KEY = 1000;

function unescaped(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}

function entered(parent: Open | undefined, line: number): Node {
  const isMember = parent?.node !== undefined && !parent.isList;
  const node: Node = { line: isMember ? parent.keyLine : line, members: undefined, items: undefined };
  if (!parent?.node) return node;
  if (isMember) (parent.node.members ??= new Map()).set(parent.key, node);
  else (parent.node.items ??= [])[parent.index] = node;
  return node;
}
