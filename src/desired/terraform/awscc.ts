import { isObject, type Value } from '../../model/value.ts';
import { entryFor } from '../../catalogue/index.ts';
import { snakeCase } from '../../catalogue/pick.ts';
import { snakeType, typesSpelled, withCloudFormationNames } from '../snake.ts';

let types: ReadonlyMap<string, string> | undefined;

/** `AWS::S3::Bucket` for `awscc_s3_bucket`: that provider takes its types and their properties from CloudFormation. */
export function awsccType(type: string): string | undefined {
  if (!type.startsWith('awscc_')) return undefined;
  types ??= typesSpelled((name) => `awscc_${snakeType(name)}`);
  return types.get(type);
}

/** The attributes with CloudFormation's names. */
export function awsccProperties(
  attributes: Readonly<Record<string, Value>>,
  type: string,
): Readonly<Record<string, Value>> {
  const named = withCloudFormationNames(attributes, type, snakeCase);
  return isObject(named) ? named : {};
}

/** The attributes with the ARN under the name that the other provider gives it: here it is called `db_instance_arn`. */
export function withPlainArn(
  attributes: Readonly<Record<string, Value>>,
  type: string,
): Readonly<Record<string, Value>> {
  const path = entryFor(type)?.arn ?? '';
  const arn = path.startsWith('arn:') || path === '' ? undefined : attributes[snakeCase(path)];
  return arn === undefined || Object.hasOwn(attributes, 'arn') ? attributes : { ...attributes, arn };
}
