/** A binary heap of numbers by cost. Among equals the one pushed first comes first, so that a search never depends on chance. */
export interface Heap {
  readonly push: (value: number, cost: number) => void;
  readonly pop: () => number | undefined;
  readonly clear: () => void;
}

/** An empty heap. Plain parallel lists and holes instead of swaps: this is the innermost loop of the routing. */
export function heap(): Heap {
  const values: number[] = [];
  const costs: number[] = [];
  const orders: number[] = [];
  let [size, pushed] = [0, 0];

  const put = (at: number, value: number, cost: number, order: number): void => {
    values[at] = value;
    costs[at] = cost;
    orders[at] = order;
  };
  const isBefore = (at: number, cost: number, order: number): boolean => {
    const own = costs[at] ?? 0;
    return own < cost || (own === cost && (orders[at] ?? 0) < order);
  };
  const copy = (from: number, to: number): void =>
    put(to, values[from] ?? 0, costs[from] ?? 0, orders[from] ?? 0);
  const sink = (): void => {
    const [value, cost, order] = [values[size] ?? 0, costs[size] ?? 0, orders[size] ?? 0];
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= size) break;
      if (child + 1 < size && isBefore(child + 1, costs[child] ?? 0, orders[child] ?? 0)) child += 1;
      if (!isBefore(child, cost, order)) break;
      copy(child, at);
      at = child;
    }
    put(at, value, cost, order);
  };

  return {
    push: (value, cost) => {
      let at = size;
      size += 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (isBefore(parent, cost, pushed)) break;
        copy(parent, at);
        at = parent;
      }
      put(at, value, cost, pushed);
      pushed += 1;
    },
    pop: () => {
      if (size === 0) return undefined;
      const first = values[0];
      size -= 1;
      if (size > 0) sink();
      return first;
    },
    clear: () => {
      [size, pushed] = [0, 0];
    },
  };
}
