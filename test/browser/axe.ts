import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe says against a page; it runs as the tool's own script, past the policy of the page. */
export async function violations(page: Page): Promise<(readonly [string, string])[]> {
  const client = await page.context().newCDPSession(page);
  await client.send('Page.setBypassCSP', { enabled: true });
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      readonly axe: {
        readonly run: () => Promise<{
          readonly violations: readonly {
            readonly id: string;
            readonly nodes: readonly { readonly html: string }[];
          }[];
        }>;
      };
    };
    const { violations: all } = await axe.run();
    return all.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160)).join('\n')] as const);
  });
  await client.detach();
  return found;
}
