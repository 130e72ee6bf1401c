import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderMermaid } from '../../src/render/mermaid/mermaid.ts';
import { hostileScenes, SCENES } from '../render/exports/scenes.ts';
import { hasChromium, launch, watched } from './chromium.ts';

/** The real Mermaid, as a script that leaves itself in `mermaid`. */
const MERMAID = join(dirname(createRequire(import.meta.url).resolve('mermaid')), 'mermaid.min.js');

describe.skipIf(!hasChromium())('Mermaid itself', { timeout: 120_000 }, () => {
  test('draws every block and arrow, and hostile names bring nothing of their own', async () => {
    const browser = await launch();
    const { page, complaints, close } = await watched(browser);
    await page.goto('about:blank');
    await page.addScriptTag({ path: MERMAID });
    for (const scene of [SCENES.orders, SCENES.harmless, ...hostileScenes().slice(0, 3)]) {
      const counts = await page.evaluate(draw, renderMermaid(scene));
      expect(counts).toEqual({
        // a zone without blocks is drawn as a node
        placed: scene.blocks.length + scene.zones.length,
        edges: scene.arrows.length,
        isHacked: false,
        strange: [],
      });
    }
    expect(complaints).toEqual([]);
    await close();
    await browser.close();
  });
});

/** Runs in the page. */
async function draw(text: string): Promise<Record<string, number | boolean | string[]>> {
  const { mermaid } = globalThis as unknown as {
    mermaid: {
      initialize: (options: object) => void;
      render: (id: string, text: string) => Promise<{ svg: string }>;
    };
  };
  mermaid.initialize({ startOnLoad: false, maxTextSize: 1_000_000, maxEdges: 2000 });
  const { svg } = await mermaid.render('drawn', text);
  document.body.innerHTML = svg;
  const count = (selector: string): number => document.querySelectorAll(selector).length;
  return {
    placed: count('g.node, g.cluster'),
    edges: count('path.flowchart-link'),
    isHacked: 'pwned' in globalThis,
    strange: [
      ...document.body.querySelectorAll('script, img, iframe, [onerror], [onload], [onclick], a'),
    ].map(({ tagName }) => tagName),
  };
}
