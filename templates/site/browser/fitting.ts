/** One thing that the form can hide: a card or a row. */
export interface Item {
  readonly status: string;
  readonly type: string;
  readonly text: string;
}

/** All words must occur; kind and status must be among the chosen. */
export function fitting(state: ReadonlyMap<string, string>): (item: Item) => boolean {
  const words = (state.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const type = state.get('type') ?? '';
  const statuses = new Set((state.get('status') ?? '').split(',').filter(Boolean));
  return (item) =>
    (type === '' || item.type === type) &&
    (statuses.size === 0 || statuses.has(item.status)) &&
    words.every((word) => item.text.includes(word));
}
