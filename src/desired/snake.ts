import { CATALOGUE } from '../catalogue/index.ts';
import { snakeCase } from '../catalogue/pick.ts';
import { isList, isObject, type Value } from '../model/value.ts';

/** CloudFormation types by another spelling of their parts. */
export function typesSpelled(spell: (type: string) => string): ReadonlyMap<string, string> {
  const folded = CATALOGUE.flatMap(({ folds = [] }) => folds.map(({ type }) => type));
  const types = [...folded, ...CATALOGUE.map(({ type }) => type)].filter((type) => type.startsWith('AWS::'));
  return new Map(types.map((type) => [spell(type), type]));
}

/** `{ db_instance_class: ... }` with the names that CloudFormation uses: `{ DBInstanceClass: ... }`. */
export function withCloudFormationNames(raw: Value, type: string, spell: (name: string) => string): Value {
  return renamed(raw, { names: namesOf(type, spell), spell });
}

/** Spelled names of the properties of a type, where a general rule would get the capitals wrong. */
function namesOf(type: string, spell: (name: string) => string): ReadonlyMap<string, string> {
  const key = `${spell('ACase')} ${type}`;
  const known = namesByType.get(key);
  if (known) return known;
  const entry = CATALOGUE.find((one) => one.type === type);
  const paths = Object.entries(entry?.attributes ?? {}).flatMap(([path, { cloudformation }]) => [
    path,
    cloudformation ?? '',
  ]);
  const steps = paths.flatMap((path) => path.replaceAll(/\[\d*\]|\{\}/g, '').split('.'));
  const names = new Map(steps.filter((step) => /^[A-Z]/.test(step)).map((step) => [spell(step), step]));
  namesByType.set(key, names);
  return names;
}

const namesByType = new Map<string, ReadonlyMap<string, string>>();

interface Naming {
  readonly names: ReadonlyMap<string, string>;
  readonly spell: (name: string) => string;
}

/** Maps whose keys people choose. */
const FREE = /^(?:variables|tags|tags_?all|parameters|labels|environment_?variables)$/i;

function renamed(value: Value, naming: Naming): Value {
  if (isList(value)) return value.map((member) => renamed(member, naming));
  if (!isObject(value) || Object.hasOwn(value, '$unknown') || Object.hasOwn(value, '$ref')) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      naming.names.get(naming.spell(key)) ?? pascal(key),
      FREE.test(key) && isObject(member) ? member : renamed(member, naming),
    ]),
  );
}

/** `cidr_ip` and `cidrIp` to `CidrIp`; what is written otherwise is no property. */
function pascal(key: string): string {
  if (!/^[a-z]\w*$/.test(key)) return key;
  return key.replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `AWS::RDS::DBInstance` to `rds_db_instance`. */
export function snakeType(type: string): string {
  const [, service = '', ...rest] = type.split('::');
  return `${service.toLowerCase()}_${rest.map(snakeCase).join('_')}`;
}
