import { describe } from '../../catalogue/index.ts';
import { LAYERS, type Layer } from '../../catalogue/shapes.ts';
import { groupBy, sortedBy } from '../../model/order.ts';
import type { Node } from '../draft.ts';
import type { Plan } from '../plan.ts';
import type { Item } from '../rollup.ts';
import { settled } from '../settle.ts';
import { allNodes } from './counted.ts';
import { field } from './field.ts';
import { looksOf, resourceCount, standing } from './looks.ts';
import { arrowsBetween, busiest, type Material, type Staged } from './stage.ts';

/** More groups than that, and services are drawn as one group per layer. */
const MOST_GROUPS = 160;

/** The account at a glance: each VPC and each service of a region is one block with its counts. */
export function overviewView({ comparison, draft, flows, book, lookup }: Material): Staged {
  const nodes = allNodes(comparison, draft, lookup);
  const open = groupsOf(nodes, serviceOf);
  const items = open.length <= MOST_GROUPS ? open : groupsOf(nodes, ({ about }) => about.layer);
  const drawn = busiest(arrowsBetween(items, flows), items.length);
  const accounts = groupBy(items, (item) => placeOf(item)?.account ?? '');
  const plates = sortedBy(accounts, ([account]) => account).map(([account, own]): Plan => {
    const id = `account:${account}`;
    const byRegion = groupBy(own, (item) => placeOf(item)?.region ?? '');
    const regions = sortedBy(byRegion, ([region]) => region).map(([region, groups]) =>
      field(
        {
          id: `region:${account}/${region}`,
          kind: region === 'global' ? 'global' : 'vpc',
          level: 1,
          name: region,
          parent: id,
        },
        groups,
        drawn.flows,
        book,
      ),
    );
    const inside = settled(`in:${id}`, regions.map(standing), book);
    const size = { columns: inside.columns, rows: inside.rows };
    return {
      ...inside,
      zones: [
        { id, kind: 'region', level: 0, name: `account ${account}`, column: 0, row: 0, ...size },
        ...inside.zones,
      ],
    };
  });
  return { plan: settled('sheet', plates.map(standing), book), also: [], left: 0, ...drawn };
}

function placeOf({ nodes: [first] }: Item): Node['place'] | undefined {
  return first?.place;
}

/** One item per VPC, and one per kind of group of what stands in no VPC. */
function groupsOf(nodes: readonly Node[], groupOf: (node: Node) => string): Item[] {
  const groups = groupBy(nodes, (node) => {
    const { account, region } = node.place;
    const vpc = vpcOf(node);
    return JSON.stringify([account, region, vpc === undefined ? 'service' : 'vpc', vpc ?? groupOf(node)]);
  });
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const items = [...groups].map(([id, own]): Item & { readonly layer: Layer } => {
    const vpc = byKey.get(vpcOf(own[0]) ?? '');
    const face = vpc
      ? { name: vpc.name, shape: 'vpc' as const, layer: 'network' as const }
      : { name: own[0] ? groupOf(own[0]) : '', ...looksOf(own) };
    const title = [vpc ? 'VPC' : '', resourceCount(own.length)].filter((text) => text !== '').join(' · ');
    return { id: `group:${id}`, nodes: own, face: { ...face, title }, layer: face.layer };
  });
  return sortedBy(
    items,
    ({ layer }) => String(LAYERS.indexOf(layer)),
    ({ id }) => id,
  );
}

function vpcOf(node: Node | undefined): string | undefined {
  if (!node) return undefined;
  return node.about.shape === 'vpc' && node.about.drawn === 'zone' ? node.key : node.place.vpc;
}

/** The service in a type's name, as people write it. */
function serviceOf({ finding: { type } }: Node): string {
  const name = type.split('::')[1] ?? describe(type).title;
  return SERVICES[name] ?? name.replaceAll(/([a-z])([A-Z])/g, '$1 $2');
}

const SERVICES: Readonly<Record<string, string>> = {
  ApiGatewayV2: 'API Gateway',
  ApiGateway: 'API Gateway',
  CertificateManager: 'Certificates',
  CloudFormation: 'CloudFormation',
  CloudFront: 'CloudFront',
  CloudWatch: 'CloudWatch',
  DynamoDB: 'DynamoDB',
  ElastiCache: 'ElastiCache',
  ElasticLoadBalancing: 'Load balancing',
  ElasticLoadBalancingV2: 'Load balancing',
  Events: 'EventBridge',
  Logs: 'CloudWatch Logs',
  MemoryDB: 'MemoryDB',
  Route53: 'Route 53',
};
