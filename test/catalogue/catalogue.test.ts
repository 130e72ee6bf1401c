import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Condition, DetailCall, ListCall, Params, ResourceType } from '../../src/catalogue/define.ts';
import {
  CATALOGUE,
  describe as describeType,
  entryFor,
  entryForTerraform,
  foldsFor,
} from '../../src/catalogue/index.ts';
import { pick } from '../../src/catalogue/pick.ts';
import { readAttributes, readId } from '../../src/catalogue/read.ts';
import { SERVICES } from '../../src/catalogue/services.ts';
import { compareStrings } from '../../src/model/order.ts';

const FIXTURES = new URL('../fixtures/aws/', import.meta.url);
const SOURCE = new URL('../../src/catalogue/', import.meta.url);

/** CloudFormation types that an entry may point at before they have an entry of their own. */
const KNOWN_TYPES = new Set(
  JSON.parse(
    readFileSync(new URL('../fixtures/cloudformation-types.json', import.meta.url), 'utf8'),
  ) as string[],
);

describe('the list', () => {
  test('is sorted by type and names each type once', () => {
    const types = CATALOGUE.map(({ type }) => type);
    expect(types).toEqual([...new Set(types)].toSorted(compareStrings));
  });

  test('holds every entry file', () => {
    const files = readdirSync(SOURCE, { withFileTypes: true })
      .filter((folder) => folder.isDirectory() && folder.name !== 'kinds')
      .flatMap(({ name }) => readdirSync(new URL(`${name}/`, SOURCE)).map((file) => `${name}/${file}`));
    const stated = files
      .flatMap((file) => [
        ...readFileSync(new URL(file, SOURCE), 'utf8').matchAll(/^ {2}type: '(AWS::[^']+)',$/gm),
      ])
      .map((match) => match[1] ?? '');
    expect(stated.toSorted(compareStrings)).toEqual(CATALOGUE.map(({ type }) => type));
  });

  test('maps a Terraform type to one entry only', () => {
    const terraform = CATALOGUE.flatMap((entry) => entry.terraform);
    expect(terraform.filter((type, index) => terraform.indexOf(type) !== index)).toEqual([]);
  });

  test('finds entries and folds by their names, and describes what nobody modelled', () => {
    expect(entryFor('AWS::EC2::VPC')?.title).toBe('VPC');
    expect(entryFor('AWS::Nobody::Knows')).toBeUndefined();
    expect(entryForTerraform('aws_alb')?.type).toBe('AWS::ElasticLoadBalancingV2::LoadBalancer');
    expect(foldsFor('aws_route').map(({ entry }) => entry.type)).toEqual(['AWS::EC2::RouteTable']);
    expect(foldsFor('aws_nothing')).toEqual([]);
    expect(describeType('AWS::Glue::DataCatalog')).toEqual({
      title: 'Glue data catalog',
      drawn: 'block',
      shape: 'generic',
      layer: 'operations',
    });
  });
});

describe.each(CATALOGUE.map((entry) => ({ type: entry.type, entry })))('$type', ({ entry }) => {
  test('is named like a CloudFormation type', () => {
    expect(entry.type).toMatch(/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/);
    expect(entry.title).not.toBe('');
  });

  test('only reads', () => {
    for (const call of [entry.list, ...(entry.details ?? [])]) {
      expect(call.action).toMatch(/^(Describe|List|Search|(?:Batch)?Get)[A-Z]/);
      expect(Object.keys(SERVICES)).toContain(call.service);
    }
  });

  test('lists per a type that is listed itself', () => {
    if (entry.list.per === undefined) return;
    expect(entryFor(entry.list.per)).toBeDefined();
  });

  test('names attributes that it has', () => {
    const named = [
      ...(entry.parent ?? []),
      ...(entry.naturalKey ?? []),
      ...[entry.owner, entry.awsDefaultWith, entry.link?.from, entry.link?.to].flatMap((path) => path ?? []),
      ...Object.values(entry.attributes).flatMap(({ label }) => label ?? []),
      ...(entry.folds ?? []).flatMap(({ set, append }) => Object.keys({ ...set, ...append })),
    ];
    expect(named.filter((path) => !Object.hasOwn(entry.attributes, path))).toEqual([]);
  });

  test('tells AWS defaults by attributes, id, name or tags', () => {
    const paths = (entry.awsDefault ?? []).flatMap((condition: Condition) => Object.keys(condition));
    const strange = paths.filter(
      (path) => !Object.hasOwn(entry.attributes, path) && !/^(id|name|arn|tags\..+)$/.test(path),
    );
    expect(strange).toEqual([]);
  });

  test('points at types that exist', () => {
    const targets = Object.values(entry.attributes).flatMap(({ to }) => to ?? []);
    expect(targets.filter((type) => !entryFor(type) && !KNOWN_TYPES.has(type))).toEqual([]);
  });

  test('states defaults in canonical form', () => {
    for (const [path, { kind, default: assumed }] of Object.entries(entry.attributes)) {
      if (assumed !== undefined)
        expect({ path, value: kind.canonical(assumed) }).toEqual({ path, value: assumed });
    }
  });

  test('reads the recorded answer: id, ARN, attributes', () => {
    const item = recordedItem(entry);
    const id = readId(entry, item);
    expect(id).not.toBe('');
    if (entry.arn !== undefined && !entry.arn.includes('${')) expect(pick(item, entry.arn)).toMatch(/^arn:/);
    const attributes = readAttributes(entry, item, 'api');
    expect(Object.keys(attributes)).not.toEqual([]);
    // what was read once may be read again: a saved inventory can be the design
    for (const [path, value] of Object.entries(attributes)) {
      expect({ path, value: entry.attributes[path]?.kind.canonical(value) }).toEqual({ path, value });
    }
    expect(JSON.stringify(attributes)).not.toContain('do-not-keep-me');
  });
});

/** The first item of the recorded listing, with the recorded details put in as the scanner does. */
function recordedItem(entry: ResourceType): unknown {
  const { list } = entry;
  const listed = list.referencedOnly && list.items === '' ? recorded(list) : pick(recorded(list), list.items);
  const first: unknown = [listed].flat()[0];
  const item = withMore(typeof first === 'string' ? { $: first } : first, list);
  return (entry.details ?? []).reduce(withDetail, item);
}

/** What a second listing has of it. */
function withMore(item: unknown, { service, more }: ListCall): object {
  const others = more ? [pick(recorded({ service, action: more.action }), more.items)].flat() : [];
  const other = more && others.find((one) => pick(one, more.by) === pick(item, more.by));
  return { ...(other as object | undefined), ...(item as object) };
}

function withDetail(item: object, call: DetailCall): object {
  const answer = recorded(call);
  if (answer === undefined) return item;
  const found = pick(answer, call.items ?? '');
  if (call.into !== undefined) return { ...item, [call.into]: found };
  const described: unknown = [found].flat()[0];
  return { ...item, ...(described as object) };
}

function recorded({ service, action }: { service: string; action: string; params?: Params }): unknown {
  const file = new URL(`${service}/${action}.json`, FIXTURES);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : undefined;
}
