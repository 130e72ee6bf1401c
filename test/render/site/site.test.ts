import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../../src/model/output-file.ts';
import { renderSite } from '../../../src/render/site/site.ts';
import { filled } from './filled.ts';
import { HOSTILE } from './hostile-strings.ts';
import { comparisonOf, largeComparison, placeholderSvg, sampleComparison } from './sample-comparison.ts';

const pictures = [{ view: 'drift', theme: 'light', svg: placeholderSvg('light') }] as const;
const files = renderSite({ comparison: sampleComparison(), pictures });
const pageAt = (path: string): string => files.find((file) => file.path === path)?.content ?? '';
const textAt = (path: string): string =>
  pageAt(path)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('renderSite', () => {
  test('makes a sheet per subject, a page per resource and the drawing', () => {
    const paths = files.map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith('r/'))).toEqual([
      'index.html',
      'drift.html',
      'architecture.html',
      'network.html',
      'protection.html',
      'rules.html',
      'inventory.html',
      'coverage.html',
      'search.html',
      'glossary.html',
      'drift.svg',
    ]);
    expect(paths.filter((path) => path.startsWith('r/'))).toHaveLength(sampleComparison().findings.length);
  });

  test('gives the same bytes twice', () => {
    expect(renderSite({ comparison: sampleComparison(), pictures })).toEqual(files);
  });

  test('links only to files and anchors that exist', () => {
    expect(brokenLinks(files)).toEqual([]);
  });

  test('links hold too when pages hold many resources and the drift sheet spells out only some findings', () => {
    const input = { comparison: largeComparison(300), pictures: [], maxResourcePages: 50, maxCards: 3 };
    const output = renderSite(input);
    const drift = output.find(({ path }) => path === 'drift.html')?.content ?? '';
    expect(drift.match(/<article/g)).toHaveLength(3);
    expect(drift).toContain('27 more findings');
    expect(brokenLinks(output)).toEqual([]);
  });

  test('states the hash of every style and script, and allows nothing else', () => {
    for (const { path, content } of files.filter((file) => file.path.endsWith('.html'))) {
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/
        .exec(content)?.[1]
        ?.replaceAll(/&#x27;|&#x3D;/g, (entity) => (entity === '&#x27;' ? "'" : '='));
      expect(policy).toMatch(/^default-src 'none'; /);
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:|'self'/);
      for (const [, , text = ''] of content.matchAll(/<(style|script)>([^]*?)<\/\1>/g))
        expect(policy, path).toContain(createHash('sha256').update(text).digest('base64'));
    }
  });

  test('stamps every page with time, tool and coverage', () => {
    for (const { content } of files.filter((file) => file.path.endsWith('.html'))) {
      expect(content).toContain('Scanned 20 Nov 2026, 14:05 UTC by isodrift 0.1.0.');
      expect(content).toContain('96 of 98 calls answered.');
    }
  });

  test('shows desired and deployed side by side with origin and API action', () => {
    const drift = textAt('drift.html');
    expect(drift).toContain('VisibilityTimeout 120 30 KmsMasterKeyId alias/orders not set');
    expect(drift).toContain(
      'Declared in infra/terraform.tfstate:166 Address aws_sqs_queue.jobs Found by sqs:GetQueueAttributes',
    );
  });

  test('spells out each way in as a chain, and the rules that are violated', () => {
    const drift = textAt('drift.html');
    expect(drift).toContain('+ opened critical the internet reaches i-0bd4e1f2a3b4c5d6e EC2 instance :22');
    expect(drift).toContain(
      'the internet sg-0a1b2c3d4e5f60718 Security group 0.0.0.0/0 :22 i-0bd4e1f2a3b4c5d6e EC2 instance is reached',
    );
    expect(drift).toContain('! violated high web must not reach jobs');
    expect(drift).not.toContain('every bucket is private');
  });

  test('leads from the overview to a violated rule and puts the gravest way in on top', () => {
    const overview = textAt('index.html');
    expect(overview).toContain('1 rule of the design violated, 1 component not as designed');
    expect(overview).toMatch(
      /Findings \+ opened the internet reaches i-0bd4e1f2a3b4c5d6e :22 critical EC2 instance/,
    );
  });

  test('folds what settles a finding below its card', () => {
    expect(pageAt('drift.html')).toMatch(
      /<summary>Take it into Terraform<\/summary><pre [^>]*>import \{\n {2}to &#x3D; aws_instance.debug\n\}<\/pre>/,
    );
  });

  test('names the permission that was missing and what it hides', () => {
    const page = pageAt('coverage.html').replaceAll('&quot;', '"');
    expect(page).toContain('"kms:ListKeys"');
    expect(page).toContain('KMS key (AWS::KMS::Key)');
    expect(page).toContain('1 declared resource not checked');
  });

  test('leaves out the sheets that have nothing to say', () => {
    const paths = renderSite({ comparison: largeComparison(3), pictures: [] }).map(({ path }) => path);
    expect(paths).not.toContain('history.html');
    expect(paths).not.toContain('protection.html');
  });

  test('an empty comparison still makes a site, with n/a where there is nothing to divide by', () => {
    const empty = comparisonOf([]);
    const summary = { ...empty.summary, ownership: { part: 0, whole: 0 }, verified: { part: 0, whole: 0 } };
    const [index] = renderSite({ comparison: { ...empty, summary }, pictures: [] });
    expect(index?.content).toContain('The account is as it was designed');
    expect(index?.content).toContain('<b>n/a</b>');
  });

  test('above the limit, pages hold many resources, and stay where they are when one is added', () => {
    const before = pathsOf(60);
    const after = pathsOf(61);
    expect(before.size).toBe(60);
    expect([...before].filter(([id, path]) => after.get(id) !== path)).toEqual([]);
  });

  test('hostile keys become file names that are safe and unique everywhere', () => {
    for (let offset = 0; offset < HOSTILE.length; offset += 31) {
      const comparison = filled(
        sampleComparison(),
        (index) => HOSTILE[(index + offset) % HOSTILE.length] ?? '',
      );
      const paths = renderSite({ comparison, pictures: [] }).map(({ path }) => path);
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
      for (const path of paths) expect(path).toMatch(/^(?:r\/)?[a-z0-9][a-z0-9-]{0,80}\.(?:html|svg)$/);
    }
  });

  test('hidden and reordering characters are shown, not obeyed', () => {
    const comparison = { ...sampleComparison(), title: 'gnp\u202Eexe\u0000\uD800' };
    const [index] = renderSite({ comparison, pictures: [] });
    expect(index?.content).toContain('gnp⟨U+202E⟩exe⟨U+0000⟩⟨U+D800⟩');
  });
});

/** The page of every resource, by anchor. */
function pathsOf(count: number): Map<string, string> {
  const output = renderSite({ comparison: largeComparison(count), pictures: [], maxResourcePages: 50 });
  return new Map(
    output.flatMap(({ path, content }) =>
      [...content.matchAll(/<section class="resource" id="([^"]+)"/g)].map(
        ([, id = '']) => [id, path] as const,
      ),
    ),
  );
}

/** Links of the pages, not of the drawings inside them, that lead nowhere. */
function brokenLinks(output: readonly OutputFile[]): string[] {
  const pages = output.map(({ path, content }) => ({
    path,
    html: content.replaceAll(/<svg[^]*?<\/svg>/g, ''),
  }));
  const anchors = new Map(
    pages.map(({ path, html }) => [path, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
  );
  const leads = (path: string, href: string): boolean => {
    const [file = '', anchor = ''] = href.replaceAll('&#x3D;', '=').split('#');
    const target = anchors.get(file === '' ? path : new URL(file, `file:///${path}`).pathname.slice(1));
    return target !== undefined && (anchor === '' || anchor.startsWith('?') || target.has(anchor));
  };
  return pages.flatMap(({ path, html }) =>
    [...html.matchAll(/ href="([^"]*)"/g)]
      .filter(([, href = '']) => !leads(path, href))
      .map(([, href]) => `${path}: ${href}`),
  );
}
