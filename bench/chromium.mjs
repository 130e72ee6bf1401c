// Chromium without a graphics card, and without what it would ask the network for: one way to start it for figures and tests.
import { chromium } from 'playwright-core';

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** For pages that draw nothing in three dimensions. */
const FLAT = ['--disable-gpu'];
/** WebGL by the processor alone. */
export const SOFTWARE = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

const ALONE = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {readonly string[]} flags */
export function launch(flags = FLAT) {
  return chromium.launch({ executablePath: CHROMIUM, args: [...ALONE, ...flags] });
}
