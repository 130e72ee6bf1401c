import { describe, expect, test } from 'vitest';
import { renderSvg } from '../../src/render/svg/svg.ts';
import { SCENES } from '../render/exports/scenes.ts';
import { hasChromium, launch, watched, writeSite } from './chromium.ts';

describe.skipIf(!hasChromium())('a picture for print', { timeout: 60_000 }, () => {
  test('is one page of the size of the drawing', async () => {
    const folder = writeSite([{ path: 'drift.svg', content: renderSvg(SCENES.orders, { theme: 'print' }) }]);
    const browser = await launch();
    const { page, close } = await watched(browser);
    await page.goto(folder.url('drift.svg'));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    await close();
    await browser.close();
    folder.remove();
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    const [, width = '0', height = '0'] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect(Number(width) / Number(height)).toBeGreaterThan(1);
  });
});
