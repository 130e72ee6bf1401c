import { isObject, type Value } from '../../model/value.ts';
import type { DesiredOptions, Document, Reading } from '../reading.ts';
import { present } from '../present.ts';
import { readInstances } from './instance.ts';

/** Is this the short form of a state that pytest-terraform keeps (`tf_resources.json`)? */
export function isCompactState(value: Readonly<Record<string, unknown>>): boolean {
  return Object.hasOwn(value, 'pytest-terraform') && isObject(value['resources']);
}

/** `resources` by type and name; data sources stand among them and are told by their type. */
export function readCompactState(document: Document, options: DesiredOptions): Reading {
  const { file, value } = document;
  const types = (value as { readonly resources: Readonly<Record<string, Value>> }).resources;
  const lineOf = document.lineOf(3);
  const instances = Object.entries(types)
    .filter(([type]) => type.startsWith('aws_'))
    .flatMap(([type, names]) =>
      (isObject(names) ? Object.entries(names) : []).map(([name, body]) => ({ type, name, body })),
    )
    .map(({ type, name, body }) =>
      present({
        address: `${type}.${name}`,
        type,
        provider: 'provider.aws',
        isData: DATA_SOURCES.has(type),
        attributes: isObject(body) ? body : {},
        line: lineOf(['resources', type, name]),
      }),
    );
  return { source: { kind: 'terraform-state', file }, ...readInstances(instances, file, options) };
}

/** Types that exist as data sources only. */
const DATA_SOURCES: ReadonlySet<string> = new Set([
  'aws_availability_zones',
  'aws_caller_identity',
  'aws_iam_policy_document',
  'aws_partition',
  'aws_region',
  'aws_subnets',
  'aws_vpcs',
]);
