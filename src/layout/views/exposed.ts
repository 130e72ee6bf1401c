import type { Comparison, Finding, Status } from '../../model/comparison.ts';
import { groupBy } from '../../model/order.ts';
import type { Resource } from '../../model/graph.ts';
import { isList, isObject } from '../../model/value.ts';
import type { Flow } from '../arrow.ts';
import type { Draft, Node } from '../draft.ts';

/** Key of the block that stands for everybody outside of AWS. */
export const INTERNET = 'internet';

const EVERYBODY: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0']);
/** What answers everybody by its nature, unless it says that it is private. */
const OPEN: ReadonlySet<string> = new Set(['cdn', 'api']);

type Side = 'desired' | 'deployed';

const ABSENT: Readonly<Record<Side, readonly Status[]>> = {
  desired: ['unmanaged', 'owned-elsewhere'],
  deployed: ['missing', 'pending'],
};

/**
 * Arrows from the internet: to what a security group lets everybody reach in a subnet that has a route to an internet
 * gateway, to what is public by its nature, and to what the comparison found exposed.
 */
export function exposedFlows(comparison: Comparison, draft: Draft): Flow[] {
  const standing = new Map(draft.blocks.map((node) => [node.key, node]));
  const doors = doorsOf(comparison, draft);
  const byNature = draft.blocks.filter(
    ({ about, finding }) => OPEN.has(about.shape) && !isPrivate(finding.deployed ?? finding.desired),
  );
  return [
    ...[...standing.values()].flatMap((node) => flowInto(node, doors)),
    ...byNature.map((node) => flow(node.key, statusOfBlock(node), [])),
    ...(comparison.exposures ?? []).flatMap(({ from, to, port, status }) => {
      const shown = draft.shownBy.get(to) ?? to;
      return from === INTERNET && standing.has(shown) ? [flow(shown, status, [port])] : [];
    }),
  ];
}

function flow(to: string, status: Status, labels: readonly string[]): Flow {
  return { from: INTERNET, to, kinds: ['connects'], status, statuses: [status], labels, count: 1 };
}

/** An arrow to a block that only one side has is there on that side only. */
function statusOfBlock({ status }: Node): Status {
  return status === 'changed' ? 'in-sync' : status;
}

interface Doors {
  /** security groups that guard a block, by side */
  readonly guards: Readonly<Record<Side, ReadonlyMap<string, readonly Finding[]>>>;
  /** subnets with a route to an internet gateway, by side */
  readonly open: Readonly<Record<Side, ReadonlySet<string>>>;
}

function doorsOf({ findings, relations }: Comparison, { shapes, shownBy }: Draft): Doors {
  const byKey = new Map(findings.map((finding) => [finding.key, finding]));
  const guards = (side: Side): Map<string, Finding[]> => {
    const pairs = relations
      .filter(({ kind, status }) => kind === 'guards' && has(side, status))
      .flatMap(({ from, to }) => {
        const group = byKey.get(from);
        return group ? [{ group, block: shownBy.get(to) ?? to }] : [];
      });
    return new Map(
      [...groupBy(pairs, ({ block }) => block)].map(([key, own]) => [key, own.map(({ group }) => group)]),
    );
  };
  const open = (side: Side): Set<string> =>
    new Set(
      relations
        .filter(
          ({ kind, to, status }) => kind === 'routes' && shapes.get(to) === 'gateway' && has(side, status),
        )
        .map(({ from }) => from),
    );
  return {
    guards: { desired: guards('desired'), deployed: guards('deployed') },
    open: { desired: open('desired'), deployed: open('deployed') },
  };
}

function has(side: Side, status: Status): boolean {
  return !ABSENT[side].includes(status);
}

/** One arrow per state: ports that both sides open, that only the account opens, that only the design opens. */
function flowInto(node: Node, doors: Doors): Flow[] {
  const { finding, place } = node;
  const ports = (side: Side): string[] => {
    const resource = finding[side];
    const isOpen = place.subnets.some((subnet) => doors.open[side].has(subnet));
    if (!resource || !isOpen || isPrivate(resource)) return [];
    const groups = doors.guards[side].get(node.key) ?? [];
    return [...new Set(groups.flatMap((group) => worldPorts(group[side])))];
  };
  const [desired, deployed] = [ports('desired'), ports('deployed')];
  const both = deployed.filter((port) => desired.includes(port));
  const found: [Status, string[]][] = [
    ['in-sync', both],
    ['unmanaged', deployed.filter((port) => !desired.includes(port))],
    ['missing', desired.filter((port) => !deployed.includes(port))],
  ];
  return found
    .filter(([, labels]) => labels.length > 0)
    .map(([status, labels]) => flow(node.key, isTold(node) ? status : statusOfBlock(node), labels));
}

/** What could not be compared, or belongs to somebody else, has no drift of its own. */
function isTold({ status }: Node): boolean {
  return ['in-sync', 'changed', 'missing', 'unmanaged', 'accepted'].includes(status);
}

function isPrivate(resource: Resource | undefined): boolean {
  const { Scheme: scheme, EndpointConfiguration: endpoint } = resource?.attributes ?? {};
  const types = isObject(endpoint) ? endpoint['Types'] : undefined;
  return scheme === 'internal' || (isList(types) && types.includes('PRIVATE'));
}

/** Ports that the rules of a security group open to everybody: `:443`, `:8000-9000`, `all`. */
function worldPorts(group: Resource | undefined): string[] {
  const rules = group?.attributes['SecurityGroupIngress'];
  if (rules === undefined || !isList(rules)) return [];
  return rules.flatMap((rule) => {
    if (!isObject(rule) || typeof rule['source'] !== 'string' || !EVERYBODY.has(rule['source'])) return [];
    const { from, to } = rule;
    if (typeof from !== 'number' || from < 0) return ['all'];
    return [from === to || typeof to !== 'number' ? `:${from}` : `:${from}-${to}`];
  });
}
