import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DetailCall, ResourceType } from '../../src/catalogue/define.ts';
import { CATALOGUE } from '../../src/catalogue/index.ts';
import { pick } from '../../src/catalogue/pick.ts';
import { recalled } from '../../src/model/remembered.ts';
import { isObject } from '../../src/model/value.ts';
import { detailIn, itemsIn } from '../../src/scanner/answers.ts';
import type { CollectInput } from '../../src/scanner/collected.ts';
import { filledIn, type Item } from '../../src/scanner/params.ts';
import { readResource } from '../../src/scanner/resource.ts';
import type { Answer } from '../../src/scanner/sdk.ts';
import { isSketchable, itemOf, type Sketch, sketchOf } from '../../src/scanner/sketch.ts';
import { ACCOUNT, REGION } from './account.ts';

const FIXTURES = new URL('../fixtures/aws/', import.meta.url);

function fixture({ service, action }: { service: string; action: string }): Answer | undefined {
  const file = new URL(`${service}/${action}.json`, FIXTURES);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Answer) : undefined;
}

const place = { account: ACCOUNT, partition: 'aws', globalRegion: 'us-east-1', regions: [REGION] };
const input = { place, depth: 'standard', entries: CATALOGUE } as unknown as CollectInput;

/** The item with an answer put where the scan puts it. */
function detailed(item: Item, { items, into, each }: DetailCall, answer: Answer): Item {
  const value = detailIn([answer], items);
  if (into !== undefined) return { ...item, [into]: each === undefined ? value : [value].flat() };
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? { ...item, ...first } : item;
}

function sketched(entry: ResourceType, item: Item): Item | undefined {
  const sketch = sketchOf(entry, item, REGION, input);
  return sketch && itemOf(JSON.parse(JSON.stringify(sketch)) as Sketch);
}

const LISTED = CATALOGUE.filter((entry) => !entry.list.referencedOnly && isSketchable(entry, input));

test('most types may go on in the middle of their listing', () => {
  expect(LISTED.length).toBeGreaterThan(130);
});

test.each(LISTED.map((entry) => [entry.type, entry] as const))(
  'of a listed %s its sketch says the same, before and after each of its details',
  (_type, entry) => {
    const answer = fixture(entry.list);
    const listed = answer ? itemsIn([answer], entry.list.items) : [];
    expect(listed.length).toBeGreaterThan(0);
    for (const one of listed) {
      let whole: Item = { ...entry.list.variants?.[0], ...one };
      let kept = sketched(entry, whole);
      // what only memory may hold is not sketched
      if (!kept) {
        const attributes = readResource(entry, whole, REGION, place)?.attributes ?? {};
        expect(Object.values(attributes).some((value) => recalled(value) !== undefined)).toBe(true);
        continue;
      }
      expect(readResource(entry, kept, REGION, place)).toEqual(readResource(entry, whole, REGION, place));
      for (const detail of entry.details ?? []) {
        expect(filledIn(detail.params, kept)).toEqual(filledIn(detail.params, whole));
        if (detail.unless !== undefined) {
          expect(pick(kept, detail.unless)).toEqual(pick(whole, detail.unless));
        }
        const told = fixture(detail);
        if (!told || detail.batch !== undefined) continue;
        whole = detailed(whole, detail, told);
        kept = detailed(kept, detail, told);
        expect(readResource(entry, kept, REGION, place)).toEqual(readResource(entry, whole, REGION, place));
      }
    }
  },
);
