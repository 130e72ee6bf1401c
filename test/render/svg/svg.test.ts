import { describe, expect, test } from 'vitest';
import { SHAPES } from '../../../src/catalogue/shapes.ts';
import { layout } from '../../../src/layout/layout.ts';
import { footprintOf } from '../../../src/layout/solids.ts';
import { DIVERGENT, STATUSES } from '../../../src/model/comparison.ts';
import { faceOf, MODEL, topOf } from '../../../src/render/svg/paint.ts';
import { SOLIDS } from '../../../src/render/svg/solids/index.ts';
import { renderSvg } from '../../../src/render/svg/svg.ts';
import { comparison, finding, relation } from '../../layout/build.ts';
import { ordersPlatform } from '../../layout/orders-platform.ts';
import { elements, parse } from './xml.ts';

const HOSTILE = `<script>alert(1)</script> & "quotes" 'too' ]]> \u0000\u0008 \ud800 ${'x'.repeat(300)}`;

describe('a drawing', () => {
  const svg = renderSvg(layout(ordersPlatform()));
  const root = parse(svg);

  test('is an image with a title and a description', () => {
    expect(root.name).toBe('svg');
    expect(root.attributes['role']).toBe('img');
    expect(root.children.slice(0, 2).map(({ name }) => name)).toEqual(['title', 'desc']);
  });

  test('uses hex colours only, and nothing from outside', () => {
    expect(svg).not.toMatch(/hsl|oklch|rgb\(|var\(|<image|<script|<style|data:|opacity=/);
    expect([...svg.matchAll(/https?:\/\/[^"]*/g)].map(([url]) => url)).toEqual([
      'http://www.w3.org/2000/svg',
    ]);
  });

  test('has a titled group for every finding that diverges', () => {
    const drawn = elements(root, (each) => each.attributes['data-key'] !== undefined);
    const keys = new Set(drawn.map(({ attributes }) => attributes['data-key']));
    const divergent = ordersPlatform().findings.filter(({ status }) => DIVERGENT.includes(status));
    const folded = new Set(['https']);
    expect(divergent.filter(({ key }) => !keys.has(key) && !folded.has(key)).map(({ key }) => key)).toEqual(
      [],
    );
    expect(drawn.filter(({ children }) => children[0]?.name !== 'title')).toEqual([]);
  });

  test('counts the change of a listener at its load balancer', () => {
    expect(svg).toContain('2 changes');
    const [balancer] = elements(root, (each) => each.attributes['data-key'] === 'web-alb');
    expect(JSON.stringify(balancer)).toContain('2 changes');
  });

  test('leaves the default VPC out and says so', () => {
    expect(svg).not.toContain('vpc-default');
    expect(svg).toContain('1 AWS default');
  });
});

describe('a sign reads without colour', () => {
  const shown = STATUSES.filter((status) => status !== 'aws-default');
  test.each(shown)('%s', (status) => {
    const scene = layout(comparison([finding('AWS::S3::Bucket', 'uploads', { status })]));
    const root = parse(renderSvg(scene));
    const [block] = elements(root, (each) => each.attributes['data-key'] === 'uploads');
    const signs = block ? elements(block, (each) => each.attributes['data-sign'] === status) : [];
    const [use] = block ? elements(block, (each) => each.name === 'use') : [];
    expect(signs).toHaveLength(status === 'in-sync' ? 0 : 1);
    expect(use?.attributes['href']).toBe(`#${FORMS[status]}-bucket`);
  });

  test('its form differs from that of every other status that diverges', () => {
    expect(new Set(DIVERGENT.map((status) => FORMS[status])).size).toBe(DIVERGENT.length);
    const dashed = renderSvg(layout(comparison([finding('AWS::S3::Bucket', 'b', { status: 'missing' })])));
    expect(dashed).toMatch(/<g id="ghost-bucket"[^>]*><g[^>]*stroke-dasharray/);
  });
});

const FORMS: Readonly<Record<string, string>> = {
  missing: 'ghost',
  changed: 'changed',
  unmanaged: 'unmanaged',
  'not-checked': 'unchecked',
  pending: 'pending',
  accepted: 'plain',
  'owned-elsewhere': 'dim',
  'in-sync': 'plain',
};

describe('hostile names', () => {
  test('stay text, in every place where a name is drawn', () => {
    const svg = renderSvg(
      layout(
        comparison(
          [
            finding('AWS::EC2::VPC', `vpc ${HOSTILE}`, { name: HOSTILE, attributes: { CidrBlock: HOSTILE } }),
            finding('AWS::EC2::SecurityGroup', `sg ${HOSTILE}`, { name: HOSTILE, status: 'changed' }),
            finding('AWS::S3::Bucket', `one ${HOSTILE}`, { name: HOSTILE, region: HOSTILE }),
            finding(`AWS::Nobody::${HOSTILE}`, `two ${HOSTILE}`, { name: HOSTILE }),
            finding('AWS::S3::Bucket', '__proto__', { name: 'constructor' }),
          ],
          [relation(`one ${HOSTILE}`, `two ${HOSTILE}`, 'writes', { label: HOSTILE })],
          HOSTILE,
        ),
      ),
    );
    expect(svg).not.toContain('<script');
    expect(elements(parse(svg), ({ name }) => name === 'script')).toEqual([]);
    expect(Array.from(svg).filter((letter) => letter < ' ' && letter !== '\n')).toEqual([]);
    expect(elements(parse(svg), ({ attributes }) => attributes['data-key'] === '__proto__')).toHaveLength(1);
  });
});

describe('the solids', () => {
  test('cover every shape, at least forty of them drawn differently', () => {
    const drawings = SHAPES.map((shape) => JSON.stringify(SOLIDS.get(shape)));
    expect(drawings).not.toContain(undefined);
    expect(new Set(drawings).size).toBe(SHAPES.length);
  });

  test('have at least forty bodies that differ in form alone, without colour and engraving', () => {
    const bodies = SHAPES.map((shape) => JSON.stringify(SOLIDS.get(shape)?.parts));
    expect(new Set(bodies).size).toBeGreaterThanOrEqual(40);
  });

  test.each(SHAPES)(
    '%s stays within the room that the layout gives it, and has a face for the signs',
    (shape) => {
      const solid = SOLIDS.get(shape);
      const { half, height, isRound } = footprintOf(shape);
      const scale = 84 / MODEL;
      expect(solid && faceOf(solid)).toBeDefined();
      expect(solid ? topOf(solid) * scale : 0).toBeLessThanOrEqual(height);
      for (const part of solid?.parts ?? []) {
        if (part.kind === 'line') continue;
        const points = part.kind === 'prism' ? part.points : [[part.x, part.y] as const];
        const more = part.kind === 'drum' ? Math.max(part.low, part.high) : 0;
        for (const [x, y] of points) {
          const reach = isRound ? Math.hypot(x, y) : Math.max(Math.abs(x), Math.abs(y));
          expect((reach + more) * scale).toBeLessThanOrEqual(half);
        }
      }
    },
  );
});

describe('a design that nobody has compared', () => {
  const design = comparison(
    [
      finding('AWS::Lambda::Function', 'work', { status: 'missing' }),
      finding('AWS::SecretsManager::Secret', 'password', { status: 'missing' }),
      finding('AWS::SQS::Queue', 'jobs', { status: 'missing' }),
    ],
    [
      relation('jobs', 'work', 'invokes', { status: 'missing' }),
      relation('work', 'password', 'reads', { status: 'missing' }),
    ],
  );
  const scene = layout(design, { view: 'desired' });
  const svg = renderSvg(scene);

  test('is drawn without a sign of drift', () => {
    expect(svg).not.toContain('data-sign');
    expect(svg).not.toContain('missing');
    expect(svg).toContain('as designed');
    expect(svg).toContain('>3 resources<');
  });

  test('shows no arrows to what serves everybody', () => {
    expect(scene.arrows.map(({ from, to }) => [from, to])).toEqual([['jobs', 'work']]);
  });
});
