import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawStage } from '../../src/cli/draw-stage.ts';
import { filmOf } from '../../src/cli/film.ts';
import { compare } from '../../src/compare/compare.ts';
import { layout } from '../../src/layout/layout.ts';
import type { Inventory } from '../../src/model/graph.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { renderSvg } from '../../src/render/svg/svg.ts';
import { account, declared, deployed, design } from '../compare/graphs.ts';

const folder = mkdtempSync(join(tmpdir(), 'isodrift-film-'));
const queue = (name: string, delay = 0): ReturnType<typeof deployed> =>
  deployed('AWS::SQS::Queue', name, { name, attributes: { DelaySeconds: delay } });

function saved(name: string, stage: Parameters<typeof serializeStage>[0]): string {
  const path = join(folder, name);
  writeFileSync(path, serializeStage(stage));
  return path;
}

const BEFORE: Inventory = account([queue('stays'), queue('goes'), queue('changes', 5)]);
const AFTER: Inventory = account([queue('stays'), queue('comes'), queue('changes', 9)]);

function told(from: string, to: string): Record<string, string> {
  const { comparison } = filmOf(from, to);
  return Object.fromEntries(
    comparison.findings.map(({ desired, deployed: now, status }) => [(now ?? desired)?.name ?? '', status]),
  );
}

test('what is in one of two scans only has come or gone, and a resource with another value has changed', () => {
  const [from, to] = [saved('before.json', BEFORE), saved('after.json', AFTER)];
  expect(told(from, to)).toEqual({
    stays: 'in-sync',
    goes: 'missing',
    comes: 'unmanaged',
    changes: 'changed',
  });
  const { comparison, film } = filmOf(from, to);
  expect(comparison.summary.findings).toMatchObject({ missing: 1, unmanaged: 1, changed: 1, 'in-sync': 1 });
  const svg = renderSvg(layout(comparison, { film }));
  expect(svg).toContain('1 went');
  expect(svg).toContain('1 came');
  expect(svg).not.toMatch(/unmanaged<|not declared|declared, not deployed/);
});

test('two comparisons are told apart by their deployed sides', () => {
  const wanted = design([declared('AWS::SQS::Queue', 'stays', { name: 'stays' })]);
  const [from, to] = [
    saved('old-comparison.json', compare(wanted, BEFORE)),
    saved('new-comparison.json', compare(wanted, AFTER)),
  ];
  expect(told(from, to)).toEqual({
    stays: 'in-sync',
    goes: 'missing',
    comes: 'unmanaged',
    changes: 'changed',
  });
});

test('what the earlier scan could not see has not come', () => {
  const [one] = BEFORE.resources;
  const blind: Inventory = {
    ...account([]),
    gaps: [
      {
        account: one?.account ?? '',
        region: one?.region ?? '',
        service: 'sqs',
        action: 'ListQueues',
        reason: 'denied',
        message: 'no',
        types: ['AWS::SQS::Queue'],
      },
    ],
  };
  expect(told(saved('blind.json', blind), saved('seen.json', AFTER))).toEqual({
    stays: 'not-checked',
    comes: 'not-checked',
    changes: 'not-checked',
  });
});

test('a file that holds no scan is named', () => {
  const path = saved('design.json', design([]));
  expect(() => filmOf(path, path)).toThrow(/design.json holds no scan/);
});

test('one side alone has no other side to draw, and a name that several have is no focus', async () => {
  const inventory = saved('one-side.json', BEFORE);
  const draw = (path: string, flags: object): Promise<void> =>
    drawStage(path, { out: join(folder, 'x.svg'), ...flags });
  await draw(inventory, {});
  await expect(draw(inventory, { side: 'desired' })).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  const twins = [queue('twin'), { ...deployed('AWS::SNS::Topic', 'twin', {}), name: 'twin' }];
  const both = saved('twins.json', compare(design([]), account(twins)));
  await expect(draw(both, { focus: 'twin' })).rejects.toMatchObject({
    hint: expect.stringContaining('AWS::SNS::Topic/twin'),
  });
});
