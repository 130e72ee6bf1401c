import { isObject, objectsIn, type Value } from '../../model/value.ts';
import { textOf } from '../present.ts';
import { isAwsType, providerName } from './address.ts';
import { inside } from './plan-references.ts';

type Json = Readonly<Record<string, Value>>;

/** The resources and data sources in what Terraform shows of a state: those of all modules. */
export function resourcesIn(values: Value | undefined): Json[] {
  const module = inside(values, 'root_module');
  return isObject(module) ? resourcesOf(module) : [];
}

/** Those of a module and of all within it. */
export function resourcesOf(module: Json): Json[] {
  return [...objectsIn(module['resources']), ...objectsIn(module['child_modules']).flatMap(resourcesOf)];
}

/** Do resources in modules have their whole address? Terraform 0.12 left the module out of the state that a plan was made from. */
export function isAddressed(values: Value | undefined): boolean {
  const inModules = (module: Json): boolean =>
    objectsIn(module['child_modules']).every((inner) => {
      const prefix = `${textOf(inner['address']) ?? ''}.`;
      const own = objectsIn(inner['resources']).map(({ address }) => textOf(address) ?? '');
      return own.every((address) => address.startsWith(prefix)) && inModules(inner);
    });
  const root = inside(values, 'root_module');
  return isObject(root) && inModules(root);
}

export function isAws(one: Json): boolean {
  const provider = textOf(one['provider_name']) ?? '';
  const name = provider.includes('provider') ? providerName(provider) : provider.split('/').at(-1);
  return isAwsType(textOf(one['type']) ?? '', name ?? '');
}

export function isData(one: Json): boolean {
  return one['mode'] === 'data';
}
