/** Where objects and lists of a JSON text start, down to a depth, as a tree; scalars are not kept. */
interface Node {
  readonly line: number;
  readonly members?: Map<string, Node>;
  readonly items?: Node[];
}

/** On which line an object or a list stands, by its path; members of an object stand at their key. */
export type LineOf = (path: readonly (string | number)[]) => number | undefined;

/**
 * The lines of a text that `JSON.parse` accepted. It is walked once, character by character, because a large state has as many
 * lines as it has resources a hundred times over; what is deeper is skipped without being kept.
 */
export function jsonLines(text: string, depth: number): LineOf {
  const root = scanned(text, depth);
  return (path) => {
    let node = root;
    for (const step of path) {
      const next = typeof step === 'number' ? node?.items?.[step] : node?.members?.get(String(step));
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
  readonly node: Node;
  key: string;
  keyLine: number;
  /** how many members a list has had, scalars counted */
  index: number;
}

function scanned(text: string, depth: number): Node | undefined {
  const open: Open[] = [];
  let root: Node | undefined;
  let level = 0;
  let line = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // most of a file is indentation, digits and letters
    if (code === SPACE || (code > COMMA && code < OPEN_LIST)) continue;
    if (code === NEWLINE) line += 1;
    else if (code === QUOTE) {
      const end = endOfText(text, at);
      if (level <= depth) noteKey(open[level - 1], { text, at, end, line });
      at = end;
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      if (level <= depth) {
        const node = entered(open[level - 1], code === OPEN_LIST, line);
        root ??= node;
        open[level] = { node, key: '', keyLine: 0, index: 0 };
      }
      level += 1;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      level -= 1;
    } else if (code === COMMA && level <= depth + 1) {
      const inside = open[level - 1];
      if (inside) inside.index += 1;
    }
  }
  return root;
}

/** The quote that ends a text. */
function endOfText(text: string, start: number): number {
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
  inside: Open | undefined,
  {
    text,
    at,
    end,
    line,
  }: { readonly text: string; readonly at: number; readonly end: number; readonly line: number },
): void {
  if (!inside?.node.members || !/^\s*:/.test(text.slice(end + 1, end + 9))) return;
  const raw = text.slice(at + 1, end);
  inside.key = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
  inside.keyLine = line;
}

function entered(parent: Open | undefined, isList: boolean, line: number): Node {
  const place = parent?.node.members ? parent.keyLine : line;
  const node: Node = isList ? { line: place, items: [] } : { line: place, members: new Map() };
  if (parent?.node.members) parent.node.members.set(parent.key, node);
  if (parent?.node.items) parent.node.items[parent.index] = node;
  return node;
}
