import { isObject, type Value } from '../../model/value.ts';
import type { DesiredOptions, Document, Reading } from '../reading.ts';
import { type Instance, readInstances } from './instance.ts';

/** Is this the short form of a state that pytest-terraform keeps (`tf_resources.json`)? */
export function isCompactState(value: Readonly<Record<string, unknown>>): boolean {
  return Object.hasOwn(value, 'pytest-terraform') && isObject(value['resources']);
}

/** `resources` by type and name; data sources stand among them and are told by their type. */
export function readCompactState(document: Document, options: DesiredOptions): Reading {
  const { file, value } = document;
  const types = (value as { readonly resources: Readonly<Record<string, Value>> }).resources;
  const lineOf = document.lineOf(3);
  const instances = Object.entries(types).flatMap(([type, names]): Instance[] =>
    !type.startsWith('aws_') || !isObject(names)
      ? []
      : Object.entries(names).flatMap(([name, attributes]): Instance[] => {
          const line = lineOf(['resources', type, name]);
          return isObject(attributes)
            ? [
                {
                  address: `${type}.${name}`,
                  type,
                  provider: 'provider.aws',
                  isData: DATA_SOURCES.has(type),
                  attributes,
                  ...(line === undefined ? {} : { line }),
                },
              ]
            : [];
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
