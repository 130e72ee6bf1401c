// An example account, many times over: copy n gets its own account id and its own AWS ids, so that nothing is shared.

const ACCOUNT = /111122223333/g;
const AWS_ID = /\b(vpc|subnet|sg|rtb|igw|nat|eipalloc|eni|i|vol|lt|acl|vpce|dopt|ami|snap)-[0-9a-f]{8,17}\b/g;

/** The account id of copy n: 12 digits, the first copy being the example itself. */
export function accountOf(copy) {
  return copy === 0 ? '111122223333' : String(200000000000 + copy);
}

/** Any JSON value of the example as it would read in copy n. */
export function copyOf(value, copy) {
  if (copy === 0) return value;
  const text = JSON.stringify(value)
    .replaceAll(ACCOUNT, accountOf(copy))
    .replaceAll(AWS_ID, (id) => `${id.slice(0, -4)}${copy.toString(16).padStart(4, '0')}`);
  return JSON.parse(text);
}

/** An inventory of about `size` resources. */
export function scaledInventory(inventory, size) {
  const copies = copiesFor(inventory.resources.length, size);
  const parts = range(copies).map((copy) => copyOf(inventory, copy));
  return {
    ...inventory,
    accounts: range(copies).map(accountOf),
    ...joined(parts, ['resources', 'relations', 'gaps', 'coverage']),
  };
}

/** The design of as many accounts: addresses are told apart by a prefix, as modules would. */
export function scaledDesired(desired, size, inventorySize) {
  const copies = copiesFor(inventorySize, size);
  const parts = range(copies).map((copy) => prefixed(copyOf(desired, copy), copy));
  return { ...desired, ...joined(parts, ['resources', 'relations', 'gaps']) };
}

function copiesFor(each, size) {
  return Math.max(1, Math.round(size / each));
}

function range(length) {
  return Array.from({ length }, (_, index) => index);
}

function joined(parts, keys) {
  return Object.fromEntries(keys.map((key) => [key, parts.flatMap((part) => part[key])]));
}

function prefixed(graph, copy) {
  const name = (key) => `copy${copy}.${key}`;
  const rename = (value) => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    if (typeof value.$ref === 'string') return { ...value, $ref: name(value.$ref) };
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rename(member)]));
  };
  return {
    resources: graph.resources.map((resource) => ({ ...rename(resource), key: name(resource.key) })),
    relations: graph.relations.map(({ from, to, evidence, ...rest }) => ({
      ...rest,
      from: name(from),
      to: name(to),
      evidence: { ...evidence, resource: name(evidence.resource) },
    })),
    gaps: graph.gaps,
  };
}
