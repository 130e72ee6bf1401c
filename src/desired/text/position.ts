/** A place in a text, both counted from 1 as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Nodes of a document by path (see `pathKey`): where each starts. */
export type Positions = ReadonlyMap<string, Position>;

/** `['Resources', 'Queue']` to `/Resources/Queue`, the form that ajv uses, too. */
export function pathKey(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Turns offsets into positions; offsets must not go back, so that a large file is walked once. */
export function positioner(text: string): (offset: number) => Position {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', lineStart); next !== -1 && next < offset;) {
      line += 1;
      lineStart = next + 1;
      next = text.indexOf('\n', lineStart);
    }
    return { line, column: offset - lineStart + 1 };
  };
}
