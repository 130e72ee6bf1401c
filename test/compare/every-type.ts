import * as fc from 'fast-check';
import type { ResourceType } from '../../src/catalogue/define.ts';
import { CATALOGUE } from '../../src/catalogue/index.ts';
import type { Resource } from '../../src/model/graph.ts';
import { isEmpty, type Value } from '../../src/model/value.ts';
import { ACCOUNT, deployed, REGION } from './graphs.ts';

const STATEMENT = {
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: '*',
  Principal: '*',
};

/** What AWS may say about anything; each kind takes of it what it understands. */
const SAID: readonly Value[] = [
  true,
  false,
  0,
  5,
  443,
  'text',
  'Text',
  'arn:aws:sqs:eu-west-1:111122223333:orders',
  'ENABLED',
  '10.0.0.0/16',
  '2001:db8::/56',
  'shop.example.com.',
  'x0',
  'x1',
  'x2',
  [],
  ['x1', 'x0'],
  ['b', 'a', 'b'],
  [{ Key: 'a', Value: '1' }],
  [{ Name: 'a', Value: 'secret' }],
  { a: '1', b: '2' },
  { Version: '2012-10-17', Statement: [STATEMENT] },
  JSON.stringify({ Version: '2012-10-17', Statement: [STATEMENT] }),
  [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'x0' }],
  [{ Egress: false, RuleNumber: 100, RuleAction: 'allow', Protocol: '-1', CidrBlock: '0.0.0.0/0' }],
];

/** Values in the canonical form of an attribute's kind, as a reader of either side puts them down. */
function valuesOf(entry: ResourceType, path: string): Value[] {
  const kind = entry.attributes[path]?.kind;
  return SAID.flatMap((said) => {
    const value = kind?.canonical(said);
    return value === undefined || isEmpty(value) ? [] : [value];
  });
}

const attributesOf: ReadonlyMap<string, fc.Arbitrary<Partial<Record<string, Value>>>> = new Map(
  CATALOGUE.map((entry) => [
    entry.type,
    fc.record(
      Object.fromEntries(
        Object.keys(entry.attributes).flatMap((path) => {
          const values = valuesOf(entry, path);
          return values.length === 0 ? [] : [[path, fc.constantFrom(...values)]];
        }),
      ),
      { requiredKeys: [] },
    ),
  ]),
);

const tags = fc.dictionary(fc.constantFrom('env', 'Name', 'team'), fc.constantFrom('a', 'b'), { maxKeys: 2 });

/** Resources of any type of the catalogue, with any of its attributes; ids are `x0`, `x1` and so on. */
export const anyResources: fc.Arbitrary<Resource[]> = fc
  .array(
    fc.constantFrom(...CATALOGUE).chain((entry) =>
      fc.record({
        entry: fc.constant(entry),
        attributes: attributesOf.get(entry.type) ?? fc.constant({}),
        tags,
      }),
    ),
    { maxLength: 8 },
  )
  .map((drafts) =>
    drafts.map(({ entry, ...rest }, index) =>
      deployed(entry.type, `x${index}`, {
        ...rest,
        account: ACCOUNT,
        region: entry.scope === 'global' ? 'global' : REGION,
      }),
    ),
  );

/** One resource of each type, with one value for each attribute. */
export function oneOfEach(): readonly Resource[] {
  return CATALOGUE.map((entry) =>
    deployed(entry.type, 'one', {
      region: entry.scope === 'global' ? 'global' : REGION,
      attributes: Object.fromEntries(
        Object.keys(entry.attributes).flatMap((path) =>
          valuesOf(entry, path)
            .slice(0, 1)
            .map((value) => [path, value]),
        ),
      ),
    }),
  );
}
