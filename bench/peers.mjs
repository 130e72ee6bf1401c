// What other engines make of the same boxes and arrows: elkjs (layered, INCLUDE_CHILDREN) and graphviz (dot, wasm).
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import Elk from 'elkjs';

const NODE = { width: 200, height: 150 };

/** The zones, blocks and arrows of a picture, without places: `{ id, parent }` and `{ id, from, to }`. */
export function boxesOf({ zones, blocks, arrows }) {
  return {
    zones: zones.map(({ id, parent }) => ({ id, parent })),
    blocks: blocks.map(({ key, zone }) => ({ id: key, parent: zone })),
    arrows: arrows.map(({ id, from, to }) => ({ id, from, to })),
  };
}

/** Places of the blocks, ways of the arrows, ground taken. */
export async function byElk({ zones, blocks, arrows }) {
  const nodes = new Map(zones.map(({ id }) => [id, { id, children: [] }]));
  const root = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.json.edgeCoords': 'ROOT',
    },
    children: [],
    edges: arrows.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  };
  const childrenOf = (parent) => nodes.get(parent)?.children ?? root.children;
  for (const { id, parent } of zones) childrenOf(parent).push(nodes.get(id));
  for (const { id, parent } of blocks) childrenOf(parent).push({ id, ...NODE });
  const drawn = await new Elk().layout(root);
  const places = new Map();
  collect(drawn, 0, 0, places);
  return {
    places,
    ways: (drawn.edges ?? []).map(({ id, sources, targets, sections = [] }) => ({
      id,
      ends: [sources[0], targets[0]],
      points: sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
        startPoint,
        ...bendPoints,
        endPoint,
      ]),
    })),
    area: drawn.width * drawn.height,
  };
}

function collect(node, x, y, places) {
  for (const child of node.children ?? []) {
    const at = { x: x + child.x, y: y + child.y };
    if (child.children?.length) collect(child, at.x, at.y, places);
    else places.set(child.id, at);
  }
}

let graphviz;

/** The same by dot; polylines, as orthogonal ones take minutes there. */
export async function byGraphviz({ zones, blocks, arrows }) {
  graphviz ??= await Graphviz.load();
  const names = new Map(blocks.map(({ id }, index) => [id, `b${index}`]));
  const ids = new Map([...names].map(([id, name]) => [name, id]));
  const cluster = (zone) => {
    const inside = zones.filter(({ parent }) => parent === zone?.id).map(cluster);
    const own = blocks.filter(({ parent }) => parent === zone?.id).map(({ id }) => names.get(id));
    const content = [...inside, ...own].join(';');
    return zone ? `subgraph cluster_${zones.indexOf(zone)} {${content}}` : content;
  };
  const edges = arrows
    .filter(({ from, to }) => names.has(from) && names.has(to))
    .map(({ from, to }) => `${names.get(from)}->${names.get(to)}`);
  const size = `width=${NODE.width / 72} height=${NODE.height / 72}`;
  const text = `digraph {splines=polyline;node [shape=box fixedsize=true label="" ${size}];${cluster()};${edges.join(';')}}`;
  const drawn = JSON.parse(graphviz.dot(text, 'json'));
  const [, , width, height] = drawn.bb.split(',').map(Number);
  const objects = drawn.objects ?? [];
  return {
    places: new Map(objects.filter(({ pos }) => pos).map(({ name, pos }) => [ids.get(name), pointOf(pos)])),
    ways: (drawn.edges ?? []).map(({ tail, head, pos }, index) => ({
      id: String(index),
      ends: [ids.get(objects[tail]?.name), ids.get(objects[head]?.name)],
      points: pos
        .replace(/^e,\S+ /, '')
        .split(' ')
        .map(pointOf),
    })),
    area: width * height,
  };
}

function pointOf(text) {
  const [x, y] = text.split(',').map(Number);
  return { x, y };
}

/** How often arrows cut each other. */
export function crossingsOf(ways) {
  const parts = ways.flatMap(({ id, points }) =>
    points.slice(1).map((end, index) => ({ id, a: points[index], b: end })),
  );
  let count = 0;
  for (const [index, one] of parts.entries()) {
    for (let at = index + 1; at < parts.length; at += 1) if (cut(one, parts[at])) count += 1;
  }
  return count;
}

function cut(one, other) {
  if (one.id === other.id) return false;
  const side = (p, q, r) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return (
    side(one.a, one.b, other.a) * side(one.a, one.b, other.b) < 0 &&
    side(other.a, other.b, one.a) * side(other.a, other.b, one.b) < 0
  );
}
