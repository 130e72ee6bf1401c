import { pick } from '../catalogue/pick.ts';
import { MalformedAnswerError } from './failure.ts';
import type { Answer } from './sdk.ts';
import { type Item, asItem } from './params.ts';

/** The items of a listing, from all its pages. Throws when what should be a list is something else. */
export function itemsIn(pages: readonly Answer[], path: string): Item[] {
  for (const page of pages) checkLists(page, path);
  return pages.flatMap((page) => [pick(page, path) ?? []].flat().map(asItem));
}

/** What a detail call says: the value at the path, or the whole answer; lists run on over the pages. */
export function detailIn(pages: readonly Answer[], path: string | undefined): unknown {
  const whole = joined(pages.map(withoutMetadata));
  if (path === undefined) return whole;
  checkLists(whole, path);
  return pick(whole, path);
}

function withoutMetadata(answer: Answer): Answer {
  const { $metadata: _dropped, ...rest } = answer;
  return rest;
}

/** Pages may overlap when things are made or deleted meanwhile: what an earlier page held is not taken again. */
function joined(pages: readonly Answer[]): Answer {
  const [first = {}, ...rest] = pages;
  const result: Record<string, unknown> = { ...first };
  for (const [key, value] of rest.flatMap((page) => Object.entries(page))) {
    const before = result[key];
    if (!Array.isArray(before) || !Array.isArray(value)) {
      result[key] = value;
      continue;
    }
    const known = new Set(before.map((member) => JSON.stringify(member)));
    const fresh = (value as unknown[]).filter((member) => !known.has(JSON.stringify(member)));
    result[key] = [...(before as unknown[]), ...fresh];
  }
  return result;
}

/** The SDK passes a string through where a list should be; read on, it would be a list of letters or of one odd thing. */
function checkLists(answer: Answer, path: string): void {
  const names = path.split('.');
  names.forEach((name, index) => {
    if (!name.endsWith('[]')) return;
    const upTo = [...names.slice(0, index), name.slice(0, -2)].join('.');
    const found = pick(answer, upTo);
    // behind a list, `pick` gives the members' lists, run together or not: nothing to tell apart
    if (upTo.includes('[]') || found === undefined || found === null || Array.isArray(found)) return;
    throw new MalformedAnswerError(
      `${upTo} is ${typeof found === 'object' ? 'an object' : `a ${typeof found}`}, not a list`,
    );
  });
}
