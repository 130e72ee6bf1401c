import { describe, expect, test } from 'vitest';
import { renderBook } from '../../../src/render/site/book.ts';
import { contextOf } from '../../../src/render/site/context.ts';
import { liveDataOf, liveLeaves } from '../../../src/render/site/live.ts';
import { filled } from './filled.ts';
import { HOSTILE } from './hostile-strings.ts';
import { HISTORY, sampleComparison } from './sample-comparison.ts';

const comparisons = {
  harmless: sampleComparison(),
  hostile: filled(sampleComparison(), (index) => `${HOSTILE[index % HOSTILE.length]}${index}`),
};

describe.each(Object.entries(comparisons))('%s: a page made where it is read', (_, comparison) => {
  const input = { comparison, pictures: [], history: HISTORY };
  const plain = renderBook(input, { bytes: Number.POSITIVE_INFINITY, plain: Number.POSITIVE_INFINITY });
  const markup = 'file' in plain ? plain.file.content : '';
  // as it arrives: through JSON
  const data = JSON.parse(JSON.stringify(liveDataOf(contextOf({ ...input, maxResourcePages: Infinity }))));
  const leafOf = liveLeaves(data);
  const resources = [...markup.matchAll(/data-leaf="(r\/[^"]+)"/g)].map(([, name = '']) => name);

  test('is the same, letter by letter, as where the file is made', () => {
    expect(resources.length).toBe(comparison.findings.length);
    for (const name of ['drift', 'inventory', ...resources]) {
      const leaf = leafOf(name) ?? '';
      expect(leaf).toContain(`data-leaf="${name}"`);
      expect(markup.includes(leaf), name).toBe(true);
    }
  });

  test('is undefined where there is none', () => {
    expect([leafOf('r/none-000000000000'), leafOf('glossary'), leafOf('constructor')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
