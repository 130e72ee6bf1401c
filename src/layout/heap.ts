/** A binary heap of numbers by cost. Among equals the one pushed first comes first, so that a search never depends on chance. */
export interface Heap {
  readonly push: (value: number, cost: number) => void;
  readonly pop: () => number | undefined;
}

/** An empty heap. Plain parallel lists: this is the innermost loop of the routing. */
export function heap(): Heap {
  const values: number[] = [];
  const costs: number[] = [];
  const orders: number[] = [];
  let pushed = 0;

  const isBefore = (a: number, b: number): boolean => {
    const [one, other] = [costs[a] ?? 0, costs[b] ?? 0];
    return one < other || (one === other && (orders[a] ?? 0) < (orders[b] ?? 0));
  };
  const swap = (a: number, b: number): void => {
    for (const list of [values, costs, orders]) {
      const kept = list[a] ?? 0;
      list[a] = list[b] ?? 0;
      list[b] = kept;
    }
  };
  const sink = (): void => {
    let at = 0;
    for (;;) {
      const left = at * 2 + 1;
      let least = at;
      if (left < values.length && isBefore(left, least)) least = left;
      if (left + 1 < values.length && isBefore(left + 1, least)) least = left + 1;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };

  return {
    push: (value, cost) => {
      let at = values.length;
      values.push(value);
      costs.push(cost);
      orders.push(pushed);
      pushed += 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!isBefore(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    pop: () => {
      const [first] = values;
      if (first === undefined) return undefined;
      swap(0, values.length - 1);
      for (const list of [values, costs, orders]) list.pop();
      sink();
      return first;
    },
  };
}
