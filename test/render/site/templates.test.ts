import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../../../scripts/precompile-templates.mjs';
import { STATUSES } from '../../../src/model/comparison.ts';
import { SIGNS } from '../../../src/model/signs.ts';

const SITE = join(import.meta.dirname, '../../../templates/site');
const TEMPLATES = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.hbs'),
);

/** What would let data become markup, address or script (S15). */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['triple-stash', /\{\{\{|\{\{&/],
  ['unquoted attribute', /\s[\w-]+=(?!["'])[^\s>]*\{\{/],
  ['attribute name from data', /<[^>]*\s(?!\{\{[#/])\{\{(?!#|\/|else|url)[^>]*=/],
  ['interpolation inside script or style', /<(script|style)\b/i],
  ['event handler', /\son\w+\s*=/i],
  ['inline style', /\sstyle\s*=/i],
  ['address without the url helper', /\s(?:href|src|action|formaction|xlink:href)\s*=\s*"(?!\{\{url )/i],
  ['address from outside', /https?:\/\//i],
];

test('there are templates to check', () => {
  expect(TEMPLATES.length).toBeGreaterThan(10);
});

describe.each(TEMPLATES)('template %s', (name) => {
  const text = readFileSync(join(SITE, name), 'utf8');
  test.each(FORBIDDEN)('holds no %s', (_, pattern) => {
    expect(text).not.toMatch(pattern);
  });
});

test.each([
  ['triple-stash', '<p>{{{name}}}</p>'],
  ['triple-stash', '<p>{{&name}}</p>'],
  ['unquoted attribute', '<p id={{name}}>'],
  ['interpolation inside script or style', '<script>{{name}}</script>'],
  ['event handler', '<p onclick="{{name}}">'],
  ['address without the url helper', '<a href="{{name}}">'],
])('the check for %s finds %s', (rule, text) => {
  const [, pattern] = FORBIDDEN.find(([name]) => name === rule) ?? [];
  expect(text).toMatch(pattern ?? /^$/);
});

test('the compiled templates are those of templates/site', async () => {
  const folder = join(import.meta.dirname, '../../../src/render/site');
  const files = await generate();
  for (const name of ['generated.ts', 'generated-charts.ts'] as const)
    expect(readFileSync(join(folder, name), 'utf8') === files[name], name).toBe(true);
});

test('the style has the colours of the signs', () => {
  const css = readFileSync(join(SITE, 'site.css'), 'utf8');
  for (const status of STATUSES) {
    const name = ['missing', 'changed', 'unmanaged', 'not-checked', 'in-sync'].includes(status)
      ? status
      : 'other';
    expect(css).toContain(`--${name}: ${SIGNS[status].ink.light};`);
    expect(css).toContain(`--${name}: ${SIGNS[status].ink.dark};`);
  }
});
