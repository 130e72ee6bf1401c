import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonPositions, parseJson } from '../../src/desired/text/json.ts';
import { pathKey } from '../../src/desired/text/position.ts';
import { parseYaml } from '../../src/desired/text/yaml.ts';
import { errorOf } from './support.ts';

describe('positions', () => {
  test('of JSON members are those of their keys', () => {
    const positions = jsonPositions('{\n  "a": [\n    {"b": 1},\n    "x,]}\\""\n  ],\n  "c": {}\n}', 3);
    expect(Object.fromEntries(positions)).toEqual({
      '': { line: 1, column: 1 },
      '/a': { line: 2, column: 3 },
      '/a/0': { line: 3, column: 5 },
      '/a/0/b': { line: 3, column: 6 },
      '/a/1': { line: 4, column: 5 },
      '/c': { line: 6, column: 3 },
    });
  });

  test('of YAML members are those of their keys', () => {
    const { positions } = parseYaml('a:\n  - b: 1\n  - "x"\nc: {d: e}\n', 'f');
    expect(Object.fromEntries(positions(3))).toEqual({
      '': { line: 1, column: 1 },
      '/a': { line: 1, column: 1 },
      '/a/0': { line: 2, column: 5 },
      '/a/0/b': { line: 2, column: 5 },
      '/a/1': { line: 3, column: 6 },
      '/c': { line: 4, column: 1 },
      '/c/d': { line: 4, column: 5 },
    });
  });

  test('are found for every node of any JSON', () => {
    assert(
      property(jsonValue({ maxDepth: 4 }), (value) => {
        const positions = jsonPositions(JSON.stringify(value, null, 2), 20);
        expect(positions.size).toBe(new Set(pathsOf(value, '')).size);
      }),
    );
  });
});

function pathsOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, `${path}${pathKey([key])}`)),
  ];
}

describe('broken text', () => {
  test.each([
    ['{"a":1,}', '1:8'],
    ['[1,\n x]', '2:2'],
    ['{"a":1', '1:7'],
    ['{"a" 1}', '1:6'],
  ])('%j is refused at its line and column', (text, where) => {
    expect(errorOf(() => parseJson(text, 'f.json')).message).toBe(`f.json:${where}: this is not valid JSON`);
  });

  test('in YAML is refused at its line and column', () => {
    expect(errorOf(() => parseYaml('a: 1\nb: "x', 'f.yaml')).message).toContain('f.yaml:2:');
    expect(errorOf(() => parseYaml('a: 1\n---\nb: 2', 'f.yaml')).message).toContain('several documents');
  });
});
