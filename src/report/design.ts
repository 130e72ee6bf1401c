import type { Desired, DesiredSource, Resource } from '../model/graph.ts';
import { groupBy, uniqueStrings } from '../model/order.ts';
import { isList, isObject, isUnknown, type Value } from '../model/value.ts';
import { architectureSections } from './architecture.ts';
import { printable } from './printable.ts';
import { plural } from '../model/plural.ts';

/** What a reading of the design came to, in lines for a terminal: what was read where, what is not known, and what to know. */
export function designLines(desired: Desired): string[] {
  const { resources, relations, sources } = desired;
  const counts = [plural(resources.length, 'resource'), plural(relations.length, 'arrow')];
  return [
    `${counts.join(' and ')} declared in ${plural(sources.length, 'source')}`,
    ...sourceRows(desired),
    ...placeLines(resources),
    ...unknownLines(resources),
    ...ownLines(desired),
    ...gapLines(desired),
    ...toKnow(desired),
  ].map(printable);
}

/** What a kind of source is called. */
const KINDS: Readonly<Record<DesiredSource['kind'], string>> = {
  isodrift: 'isodrift',
  'terraform-state': 'Terraform state',
  'terraform-plan': 'Terraform plan',
  cloudformation: 'CloudFormation',
  pulumi: 'Pulumi',
  inventory: 'inventory',
};

/** A folder may hold hundreds of templates. */
const MOST_SOURCES = 20;
const MOST_TOLD = 10;

/** One row per file, in the order in which they were read: the first one that says something holds. */
function sourceRows({ sources, resources }: Desired): string[] {
  const byFile = groupBy(resources, ({ source }) => source.origin);
  const rows = sources.map(({ kind, file, revision }) => {
    // the resources of a saved inventory say which call listed them
    const own = byFile.get(file)?.length ?? (sources.length === 1 ? resources.length : undefined);
    const what = [KINDS[kind], ...(revision === undefined ? [] : [revision])].join(', ');
    return { count: own === undefined ? '' : String(own), text: `${file} (${what})` };
  });
  const width = Math.max(0, ...rows.map(({ count }) => count.length));
  const lines = rows.map(({ count, text }) => `  ${count.padStart(width)}  ${text}`);
  return shortList(lines, MOST_SOURCES);
}

/** What says no place is compared wherever it is found: whoever scans more than one should know. */
function placeLines(resources: readonly Resource[]): string[] {
  const lacking = (name: 'account' | 'region'): number =>
    resources.filter((resource) => resource[name] === '').length;
  const open = [
    { what: 'account', option: '--account', count: lacking('account') },
    { what: 'region', option: '--design-region', count: lacking('region') },
  ].filter(({ count }) => count > 0);
  return open.map(
    ({ what, option, count }) =>
      `  ${plural(count, 'resource')} of no stated ${what}: an inventory of one ${what} settles it, else ${option}`,
  );
}

function unknownLines(resources: readonly Resource[]): string[] {
  const unknowns = resources.reduce((sum, { attributes }) => sum + unknownsIn(attributes), 0);
  const pending = resources.filter((one) => one.pending).length;
  const conditional = resources.filter((one) => one.conditional !== undefined).length;
  const generic = resources.filter((one) => one.generic);
  const types = uniqueStrings(generic.map(({ type }) => type));
  return [
    ...counted(unknowns, 'value', 'that nobody can know before deployment: never compared'),
    ...counted(pending, 'resource', 'still to be created: pending'),
    ...counted(conditional, 'resource', 'that may not be meant to be there'),
    ...(generic.length === 0
      ? []
      : [
          `  ${plural(generic.length, 'resource')} of ${plural(types.length, 'type')} without an entry, looked for by name and not compared: ${types.slice(0, MOST_TYPES).join(', ')}${types.length > MOST_TYPES ? ', ...' : ''}`,
        ]),
  ];
}

const MOST_TYPES = 3;

function counted(count: number, noun: string, what: string): string[] {
  return count === 0 ? [] : [`  ${plural(count, noun)} ${what}`];
}

function unknownsIn(value: Value): number {
  if (isUnknown(value)) return 1;
  if (isList(value)) return value.reduce<number>((sum, member) => sum + unknownsIn(member), 0);
  return isObject(value) ? unknownsIn(Object.values(value)) : 0;
}

/** What only isodrift.yaml can say. */
function ownLines({ components = [], rules = [], accepted = [], severities = [] }: Desired): string[] {
  const said = [
    { count: components.length, noun: 'component' },
    { count: rules.length, noun: 'rule' },
    { count: accepted.length, noun: 'pattern', what: ' accepted or ignored' },
    { count: severities.length, noun: 'pattern', what: ' with a severity' },
  ].filter(({ count }) => count > 0);
  if (said.length === 0) return [];
  return [`  ${said.map(({ count, noun, what = '' }) => `${plural(count, noun)}${what}`).join(', ')}`];
}

/** A saved inventory brings along what it could not see. */
function gapLines({ gaps }: Desired): string[] {
  const calls = [...groupBy(gaps, ({ service, action, reason }) => `${service}:${action} ${reason}`)];
  if (calls.length === 0) return [];
  const rows = calls.map(
    ([call, group]) => `    ${call} (${uniqueStrings(group.map(({ region }) => region)).join(', ')})`,
  );
  return [`  calls without an answer (${gaps.length})`, ...shortList(rows, MOST_TOLD)];
}

/** Where the sources disagree, and what else is to be known of the reading: worded as in the reports. */
function toKnow({ conflicts = [], notes = [] }: Desired): string[] {
  const totals = [conflicts, notes].map(({ length }) => length).filter((length) => length > 0);
  return architectureSections({ conflicts, notes }).flatMap(({ title, items }, index) => [
    `  ${title} (${totals[index]})`,
    ...items.flatMap(({ subject, words, details }) => [
      `    ${subject}${words === '' ? '' : `  ${words}`}`,
      ...details.map((text) => `      ${text}`),
    ]),
  ]);
}

/** The first ones, and how many more there are. */
function shortList(lines: readonly string[], most: number): string[] {
  const more = lines.length - most;
  return more > 0 ? [...lines.slice(0, most), `    and ${more} more`] : [...lines];
}
