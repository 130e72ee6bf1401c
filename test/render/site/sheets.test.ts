import { describe, expect, test } from 'vitest';
import { type Exposure, SEVERITIES } from '../../../src/model/comparison.ts';
import { architectureModel, architectureWords } from '../../../src/render/site/architecture-model.ts';
import type { SceneBlock } from '../../../src/model/scene.ts';
import { layout } from '../../../src/layout/layout.ts';
import { renderText } from '../../../src/report/text.ts';
import { renderSite } from '../../../src/render/site/site.ts';
import { tabsFor } from '../../../src/render/site/sheets.ts';
import { contextOf } from '../../../src/render/site/context.ts';
import { protectionModel, unprotected } from '../../../src/render/site/protection-model.ts';
import { overviewModel } from '../../../src/render/site/overview-model.ts';
import { gravest, reachModel } from '../../../src/render/site/reach-model.ts';
import { comparisonOf, sampleComparison } from './sample-comparison.ts';

const sample = contextOf({ comparison: sampleComparison(), pictures: [] });

test('the number beside a sheet is the number that the text report says', () => {
  const { comparison } = sample;
  const tab = (href: string): string => tabsFor(sample).find((one) => one.href === href)?.count ?? '';
  const [, said = ''] = /^diverges: (.*)$/m.exec(renderText(comparison)) ?? [];
  const parts = said.split(', ').map((part) => /^(\d+) (.*)$/.exec(part) ?? []);
  const sum = (words: RegExp): number =>
    parts.reduce((total, [, count, what = '']) => total + (words.test(what) ? Number(count) : 0), 0);
  const divergent = sum(/^(exposures? (opened|lost)|(arrows? )?(missing|changed|unmanaged))$/);
  expect(divergent).toBeGreaterThan(5);
  expect(tab('drift.html')).toBe(String(divergent));
  expect(tab('coverage.html')).toBe(String(sum(/^not checked$/)));
  const { verdict } = overviewModel(sample) as { verdict: { words: string } };
  expect(verdict.words).toContain('1 exposure opened, 1 exposure lost');
});

test('a room with nothing in it is not opened: the page says that there is nothing', () => {
  const pages = (blocks: number): string => {
    const scene = layout(comparisonOf([]));
    const body = { ...layout(sampleComparison()).blocks[0] } as SceneBlock;
    const shown = { ...scene, blocks: Array.from({ length: blocks }, () => body) };
    const site = renderSite({ comparison: comparisonOf([]), pictures: [], scene: shown });
    return String(site.find(({ path }) => path === 'viewer.html')?.content);
  };
  expect(pages(0)).toContain('There is nothing to draw');
  expect(pages(0)).not.toContain('data-viewer');
  expect(pages(1)).not.toContain('There is nothing to draw');
  expect(pages(1)).toContain('data-viewer-data');
});

describe('who can reach what', () => {
  test('the gravest comes first, and its path begins with whoever reaches in', () => {
    const { rows } = reachModel(sample);
    expect(rows).toMatchObject([
      {
        word: 'opened',
        severity: 'critical',
        chain: [{ name: 'the internet', href: '' }, { by: '0.0.0.0/0 :22' }, { by: 'is reached' }],
      },
      { word: 'lost', verb: 'no longer reaches', chain: [{ name: 'web' }] },
      { word: 'accepted', chain: [{ name: 'somewhere-unknown', href: '' }] },
    ]);
    expect((rows as { chain: unknown[] }[])[1]?.chain).toHaveLength(1);
  });

  test('only what is grave and not accepted is for the overview', () => {
    expect(gravest(sample)).toMatchObject([{ severity: 'critical', status: 'unmanaged' }]);
  });

  test('the overview lists what matters most, findings and exposures alike, worst first', () => {
    const { top } = overviewModel(sample) as { top: { rows: { severity: (typeof SEVERITIES)[number] }[] } };
    const order = top.rows.map(({ severity }) => SEVERITIES.indexOf(severity));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(order).size).toBeGreaterThan(1);
  });

  test('many are folded away, and too many counted', () => {
    const one: Exposure = {
      from: 'internet',
      to: '',
      port: 'all',
      status: 'accepted',
      severity: 'high',
      path: [],
    };
    const exposures = Array.from({ length: 600 }, (_, index) => ({ ...one, to: `r${index}` }));
    const context = contextOf({ comparison: { ...comparisonOf([]), exposures }, pictures: [] });
    const { rows, folded, rest } = reachModel(context);
    expect([(rows as []).length, folded]).toMatchObject([12, { title: '488 more' }]);
    expect(rest).toBe('100 more stand in comparison.json.');
    expect(gravest(context)).toEqual([]);
  });
});

describe('what the design says beyond single resources', () => {
  test('is shown where it does not hold, and no severity is claimed for what was not judged', () => {
    expect(architectureModel(sample)).toMatchObject({
      rules: [
        { word: 'violated', severity: 'high', offenders: [{ to: 'jobs', what: 'reaches' }, { to: '' }] },
        { word: 'not checked', severity: '', note: 'denied' },
      ],
      components: [{ title: 'Web tier', members: [{ name: 'web' }] }],
      conflicts: [{ heldPlace: 'infra/isodrift.yaml:3', otherPlace: 'infra/isodrift.yaml:9 (jobs)' }],
      notes: [expect.stringContaining('did you mean Size?')],
      notesRest: '',
    });
  });

  test('is not mentioned when there is none', () => {
    expect(architectureWords(comparisonOf([]))).toBe('');
  });
});

describe('data protection', () => {
  test('the least safe store comes first, and each answer is one of few states', () => {
    const { columns, rows } = protectionModel(sample);
    expect((columns as { title: string }[]).map(({ title }) => title)).toEqual([
      'Encryption',
      'Backups',
      'Deletion protection',
      'Public access',
    ]);
    const states = (rows as { name: string; cells: { state: string }[] }[]).map(({ name, cells }) => [
      name,
      ...cells.map(({ state }) => state),
    ]);
    expect(states).toEqual([
      ['orders', 'differs', 'unknown', 'lost', 'none'],
      ['uploads', 'safe', 'unsafe', 'none', 'safe'],
    ]);
  });

  test('a store that is not deployed is told from one that could not be seen', () => {
    const answers = [{ question: 'backups', wanted: true, desired: true }];
    const rows = (['missing', 'not-checked'] as const).map((status) => ({
      key: status,
      type: 'AWS::S3::Bucket',
      status,
      answers,
    }));
    const comparison = { ...comparisonOf([]), protection: rows };
    expect(protectionModel(contextOf({ comparison, pictures: [] }))).toMatchObject({
      rows: [{ cells: [{ deployed: 'not deployed' }] }, { cells: [{ deployed: 'not seen' }] }],
    });
  });

  test('counts the stores that lost what the design asks for', () => {
    expect([unprotected(sample.comparison), unprotected(comparisonOf([]))]).toEqual([1, 0]);
    expect(protectionModel(sample)['lead']).toBe(
      '2 data stores. 1 protection of the design is not deployed. 1 answer is not safe, though not against the design.',
    );
  });
});
