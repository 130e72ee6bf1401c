import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { ruleText } from '../../src/model/likeness.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderText } from '../../src/report/text.ts';
import { account, declared, deployed, design } from '../compare/graphs.ts';

const FUNCTION = 'AWS::Lambda::Function';
const alike = compare(
  design([declared(FUNCTION, 'mail', { id: 'mail', attributes: { MemorySize: 128 } })]),
  account([deployed(FUNCTION, 'mail')]),
);

test('what is equal after normalisation is told only to who asks, with rule and number', () => {
  expect(alike.findings[0]?.suppressed).toEqual([
    { path: 'MemorySize', desired: 128, deployed: null, rule: 'default', number: 1 },
  ]);
  expect(renderText(alike)).not.toContain('MemorySize');
  expect(renderMarkdown(alike)).not.toContain('MemorySize');
  const text = renderText(alike, { isShowingSuppressed: true });
  expect(text).toContain('equal after normalisation (1 difference)');
  expect(text).toMatch(/mail\n.*MemorySize: 128 in the design, nothing deployed {2}rule 1: /);
  const markdown = renderMarkdown(alike, { isShowingSuppressed: true });
  expect(markdown).toMatch(/`mail`\*\*\n {2}- `MemorySize`: `128` in the design, .*\(`rule 1: /);
});

test('a comparison of an older version says what it can', () => {
  expect(ruleText({ rule: 'policy' })).toBe('policy');
  expect(ruleText({ rule: 'policy', number: 99 })).toBe('policy');
});
