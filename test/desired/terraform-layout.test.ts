import { describe, expect, test } from 'vitest';
import type { Desired } from '../../src/model/graph.ts';
import { errorOf, managed, read, resourceAt, state } from './support.ts';

const POLICY = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }] }, null, 2);
const PRINTED = state(
  managed('aws_vpc.a', { id: 'vpc-1', tags: { Name: '}\n    },\n    {\n' } }),
  managed('aws_sqs_queue.q', { id: 'q', name: 'q', policy: POLICY }),
  managed('aws_subnet.b', { id: 'subnet-1', vpc_id: 'vpc-1', assigned: [{ a: 1 }, { a: [] }] }),
);

/** Everything but where it stands. */
function meaning(desired: Desired): unknown {
  return JSON.parse(JSON.stringify(desired).replaceAll(/"line":\d+,?/g, ''));
}

describe('a Terraform state that is read block by block', () => {
  test('says the same however it is laid out', () => {
    const wanted = meaning(read({ 's.tfstate': PRINTED }));
    for (const text of [
      JSON.stringify(JSON.parse(PRINTED)),
      JSON.stringify(JSON.parse(PRINTED), null, 4),
      PRINTED.replaceAll('\n', '\r\n'),
      PRINTED.replaceAll(/\n {4,}/g, '\n    '),
      PRINTED.replaceAll(/\n {8,}/g, '\n '),
      PRINTED.replaceAll(/\n {6}\}/g, '\n    }'),
    ])
      expect(meaning(read({ 's.tfstate': text }))).toEqual(wanted);
  });

  test('gives the line of every instance of a block', () => {
    const instances = ['one', 'two', 'three'].map((key) => ({
      index_key: key,
      schema_version: 0,
      attributes: { id: `vpc-${key}`, ingress: [{ a: 1 }] },
    }));
    const text = state(managed('aws_vpc.a', { id: 'vpc-0' }), { ...managed('aws_vpc.b', {}), instances });
    const desired = read({ 's.tfstate': text });
    const lines = text.split('\n');
    for (const { index_key: key } of instances) {
      const { line = 0 } = resourceAt(desired, `aws_vpc.b["${key}"]`).source;
      expect(lines.slice(line - 1, line + 1).join('')).toBe(`        {          "index_key": "${key}",`);
    }
  });

  describe('with a block of thousands of instances', () => {
    const instances = Array.from({ length: 2000 }, (_, index) => ({
      index_key: index,
      schema_version: index % 2,
      attributes: { id: `queue-${index}`, name: `queue-${index}`, tags: { Team: `{"a": [${index}]}` } },
    }));
    const text = state(managed('aws_vpc.a', { id: 'vpc-0' }), {
      ...managed('aws_sqs_queue.b', {}),
      instances,
    });

    test('says the same as from one line', () => {
      const compact = JSON.stringify(JSON.parse(text));
      expect(meaning(read({ 's.tfstate': text }))).toEqual(meaning(read({ 's.tfstate': compact })));
    });

    test('a list of the same name that stands before it is not taken for it', () => {
      const twice = text.replace(
        '"name": "b",',
        '"name": "b",\n      "instances": [\n        {\n        }\n      ],',
      );
      expect(twice).not.toBe(text);
      expect(meaning(read({ 's.tfstate': twice }))).toEqual(meaning(read({ 's.tfstate': text })));
    });

    test('gives the line of each', () => {
      const desired = read({ 's.tfstate': text });
      const lines = text.split('\n');
      for (const index of [0, 999, 1999]) {
        const { line = 0 } = resourceAt(desired, `aws_sqs_queue.b[${index}]`).source;
        expect(lines.slice(line - 1, line + 1).join('')).toBe(`        {          "index_key": ${index},`);
      }
    });

    test('is refused at the place where one of them is no JSON, or nested too deeply', () => {
      const broken = text.replace('"queue-1500"', 'queue-1500');
      const line = broken.split('\n').findIndex((one) => one.includes(' queue-1500')) + 1;
      expect(errorOf(() => read({ 's.tfstate': broken })).message).toContain(`s.tfstate:${line}:`);
      const deep = text.replace('"queue-1500"', `${'['.repeat(600)}${']'.repeat(600)}`);
      expect(errorOf(() => read({ 's.tfstate': deep })).message).toContain('nested too deeply');
    });
  });

  test('is refused at the place where a block is no JSON', () => {
    const broken = PRINTED.replace('"subnet-1"', 'subnet-1');
    const line = broken.split('\n').findIndex((one) => one.includes('subnet-1')) + 1;
    const error = errorOf(() => read({ 's.tfstate': broken }));
    expect(error.code).toBe('FORMAT_INVALID');
    expect(error.message).toMatch(new RegExp(`^s\\.tfstate:${line}:\\d+: this is not valid JSON$`));
    expect(errorOf(() => read({ 's.tfstate': PRINTED.slice(0, -20) })).code).toBe('FORMAT_INVALID');
  });

  test('is refused where a block is nested too deeply or holds too much', () => {
    const deep = PRINTED.replace('"subnet-1"', `${'['.repeat(600)}${']'.repeat(600)}`);
    expect(errorOf(() => read({ 's.tfstate': deep })).message).toMatch(
      /^s\.tfstate:\d+:\d+: nested too deeply: more than 500 levels$/,
    );
    const many = Array.from({ length: 200_002 }, (_, index) => `"k${index}":1`).join(',');
    expect(errorOf(() => read({ 's.tfstate': PRINTED.replace('"subnet-1"', `{${many}}`) })).message).toMatch(
      /^s\.tfstate:\d+:\d+: more than 200000 members in one object$/,
    );
  });

  test('a list of the same name elsewhere is not taken for its resources', () => {
    const other = PRINTED.replace('"outputs": {}', '"outputs": {\n  "resources": [\n    {\n    }\n  ]\n  }');
    expect(meaning(read({ 's.tfstate': other }))).toEqual(meaning(read({ 's.tfstate': PRINTED })));
  });
});
