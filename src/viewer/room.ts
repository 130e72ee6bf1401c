/** Where something is written already. */
export interface Room {
  readonly isFree: (x: number, y: number, width: number, height: number) => boolean;
  readonly take: (x: number, y: number, width: number, height: number) => void;
}

/** Boxes already written on, in a coarse grid. */
export function occupied(): Room {
  const cells = new Map<string, (readonly [number, number, number, number])[]>();
  return {
    isFree: (x, y, width, height) =>
      cellsOf(x, y, width, height).every((name) =>
        (cells.get(name) ?? []).every(
          ([left, top, wide, high]) =>
            x >= left + wide || left >= x + width || y >= top + high || top >= y + height,
        ),
      ),
    take: (x, y, width, height) => {
      for (const name of cellsOf(x, y, width, height)) {
        const cell = cells.get(name);
        if (cell) cell.push([x, y, width, height]);
        else cells.set(name, [[x, y, width, height]]);
      }
    },
  };
}

function cellsOf(x: number, y: number, width: number, height: number): string[] {
  const names: string[] = [];
  for (let column = Math.floor(x / 64); column <= Math.floor((x + width) / 64); column += 1)
    for (let row = Math.floor(y / 64); row <= Math.floor((y + height) / 64); row += 1)
      names.push(`${column},${row}`);
  return names;
}
