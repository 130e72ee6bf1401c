import { readFileSync } from 'node:fs';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { validateBytes } from 'gltf-validator';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { STATUSES } from '../../../src/model/comparison.ts';
import type { Scene } from '../../../src/model/scene.ts';
import { renderDot } from '../../../src/render/dot/dot.ts';
import { renderDrawio } from '../../../src/render/drawio/drawio.ts';
import { renderExcalidraw } from '../../../src/render/excalidraw/excalidraw.ts';
import { SCENE_FORMATS } from '../../../src/render/formats.ts';
import { renderGlb } from '../../../src/render/gltf/glb.ts';
import { hostileScenes, SCENES } from './scenes.ts';

describe('every format', () => {
  test.each(Object.entries(SCENE_FORMATS))(
    '%s has the same bytes for the same scene',
    async (_, renderer) => {
      const once = await renderer(SCENES.orders, { theme: 'light' });
      expect(await renderer(SCENES.orders, { theme: 'light' })).toEqual(once);
      expect(once.length).toBeGreaterThan(1000);
    },
  );
});

describe('draw.io', () => {
  const schema = readFileSync(new URL('mxfile.xsd', import.meta.url), 'utf8');

  test('keeps the rules of the format, whatever the names are', async () => {
    for (const scene of [...Object.values(SCENES), ...hostileScenes()]) {
      const result = await validateXML({ xml: renderDrawio(scene), schema });
      expect(result.errors).toEqual([]);
    }
  });

  test('nests zones, and gives every other status a layer of its own', () => {
    const cells = cellsOf(renderDrawio(SCENES.orders));
    const byId = new Map(cells.map((cell) => [cell.id, cell]));
    expect(cells.filter(({ parent }) => parent !== '' && !byId.has(parent))).toEqual([]);
    const used = new Set(SCENES.orders.blocks.map(({ status }) => status));
    for (const status of STATUSES.filter((one) => used.has(one) && one !== 'in-sync')) {
      expect(byId.get(`layer-${status}`)?.parent).toBe('0');
    }
    for (const block of SCENES.orders.blocks) {
      const cell = cells.find(({ key }) => key === encoded(block.key));
      const zone = SCENES.orders.zones.findIndex(({ id }) => id === block.zone);
      expect(cell?.parent).toBe(block.status === 'in-sync' ? `z${zone + 1}` : `layer-${block.status}`);
    }
    const nested = SCENES.orders.zones.filter(({ parent }) => parent !== undefined);
    expect(cells.filter(({ id, parent }) => id.startsWith('z') && parent.startsWith('z'))).toHaveLength(
      nested.length,
    );
  });

  test('hostile names bring no cell and no line break of their own', () => {
    const shape = (scene: Scene): string[] =>
      cellsOf(renderDrawio(scene)).map(({ id, parent }) => `${id} in ${parent}`);
    const harmless = shape(SCENES.harmless);
    for (const scene of hostileScenes()) expect(shape(scene).length).toBe(harmless.length);
    expect(renderDrawio(SCENES.orders)).toContain('html=0;');
    expect(renderDrawio(SCENES.orders)).not.toContain('html=1');
  });
});

describe('DOT', () => {
  test('is laid out by Graphviz: every block a node, every zone with content a cluster', async () => {
    const graphviz = await Graphviz.load();
    for (const scene of [SCENES.orders, SCENES.harmless, ...hostileScenes()]) {
      const drawn = JSON.parse(graphviz.layout(renderDot(scene), 'json', 'dot')) as {
        objects: { name: string; nodes?: number[] }[];
      };
      const names = drawn.objects.map(({ name }) => name);
      expect(names.filter((name) => name.startsWith('b'))).toHaveLength(scene.blocks.length);
      expect(names.filter((name) => !/^(b\d+|cluster_z\d+)$/.test(name))).toEqual([]);
    }
  });

  test('a name keeps its letters', async () => {
    const graphviz = await Graphviz.load();
    const [first, ...rest] = SCENES.orders.blocks;
    if (!first) throw new Error('a picture has blocks');
    const scene = { ...SCENES.orders, blocks: [{ ...first, name: 'a "b" \\n <c> &amp; d' }, ...rest] };
    const svg = graphviz.layout(renderDot(scene), 'svg', 'dot');
    expect(svg).toContain('a &quot;b&quot; \\n &lt;c&gt; &amp;amp; d');
  });
});

describe('Excalidraw', () => {
  test('ids are unique and everything that is bound exists', () => {
    for (const scene of [SCENES.orders, ...hostileScenes()]) {
      const { elements } = JSON.parse(renderExcalidraw(scene)) as { elements: Drawn[] };
      const ids = new Set(elements.map(({ id }) => id));
      expect(ids.size).toBe(elements.length);
      for (const { startBinding, endBinding, boundElements, containerId } of elements) {
        const named = [startBinding?.elementId, endBinding?.elementId, containerId];
        const bound = (boundElements ?? []).map(({ id }) => id);
        expect([...named, ...bound].filter((id) => id && !ids.has(id))).toEqual([]);
      }
    }
  });
});

describe('GLB', () => {
  test('is valid glTF with a node per zone, block and arrow, and alike blocks share a mesh', async () => {
    for (const scene of [SCENES.orders, SCENES.harmless, ...hostileScenes().slice(0, 2)]) {
      const report = (await validateBytes(await renderGlb(scene))) as Report;
      expect(report.issues.messages.filter(({ severity }) => severity < 2)).toEqual([]);
      const { zones, blocks, arrows } = scene;
      expect(report.info.totalVertexCount).toBeGreaterThan(0);
      const names = nodeCount(await renderGlb(scene));
      expect(names.nodes).toBe(zones.length + blocks.length + arrows.length);
      const looks = new Set(blocks.map(({ shape, status }) => `${shape} ${status}`));
      expect(names.meshes).toBe(zones.length + looks.size + arrows.length);
    }
  });
});

interface Drawn {
  readonly id: string;
  readonly containerId?: string | null;
  readonly startBinding?: { readonly elementId: string };
  readonly endBinding?: { readonly elementId: string };
  readonly boundElements: readonly { readonly id: string }[] | null;
}

interface Report {
  readonly issues: { readonly messages: readonly { readonly severity: number; readonly message: string }[] };
  readonly info: { readonly totalVertexCount: number };
}

/** The JSON chunk of a GLB starts at byte 20 (glTF 2.0, 4.4). */
function nodeCount(glb: Uint8Array): { nodes: number; meshes: number } {
  const length = new DataView(glb.buffer, glb.byteOffset).getUint32(12, true);
  const { nodes, meshes } = JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + length))) as {
    nodes: unknown[];
    meshes: unknown[];
  };
  return { nodes: nodes.length, meshes: meshes.length };
}

interface Cell {
  readonly id: string;
  readonly parent: string;
  readonly key: string;
}

function cellsOf(xml: string): Cell[] {
  return [...xml.matchAll(/<(?:object|mxCell) [^>]*\bid="([^"]*)"[^>]*>(?:<mxCell [^>]*>)?/g)].map(
    ([whole, id = '']) => ({
      id,
      parent: / parent="([^"]*)"/.exec(whole)?.[1] ?? '',
      key: / key="([^"]*)"/.exec(whole)?.[1] ?? '',
    }),
  );
}

function encoded(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
