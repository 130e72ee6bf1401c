import type { Value } from '../../model/value.ts';

/**
 * Attributes of a state that an old Terraform wrote flat (`ingress.#`, `tags.%`, `ingress.3042.protocol`) as nested values.
 * Keys of sets are hashes, so members stand in the order of their keys.
 */
export function unflattened(flat: Readonly<Record<string, unknown>>): Record<string, Value> {
  const root: Node = { children: new Map() };
  for (const [path, value] of Object.entries(flat)) insert(root, path.split('.'), value);
  return Object.fromEntries([...root.children].map(([name, node]) => [name, valueOf(node)]));
}

interface Node {
  readonly children: Map<string, Node>;
  value?: Value;
  isList?: true;
  isMap?: true;
}

function insert(root: Node, path: readonly string[], value: unknown): void {
  let node = root;
  for (const step of path) {
    if (step === '#') node.isList = true;
    if (step === '%') node.isMap = true;
    if (step === '#' || step === '%') return;
    const child: Node = node.children.get(step) ?? { children: new Map() };
    node.children.set(step, child);
    node = child;
  }
  node.value =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function valueOf(node: Node): Value {
  const members = [...node.children];
  if (node.isList) return members.map(([, child]) => valueOf(child));
  if (members.length === 0 && !node.isMap) return node.value ?? null;
  return Object.fromEntries(members.map(([name, child]) => [name, valueOf(child)]));
}
