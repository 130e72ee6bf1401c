import { accountOfArn } from '../../model/arn.ts';
import { isList, isObject, objectsIn, type Value } from '../../model/value.ts';
import { isAccount, isRegion, type Place } from '../identity.ts';
import { textOf } from '../present.ts';
import { partsOf } from './plan-address.ts';
import { inside } from './plan-references.ts';

type Json = Readonly<Record<string, Value>>;

/** Which configuration of a provider keeps a resource, and where that works, as far as the plan says so. */
export interface Provided extends Partial<Place> {
  /** the same for all resources that one configuration keeps: `aws.paris` */
  readonly key: string;
}

/** The places of planned resources by address: what is still to be created has no ARN that would tell them. */
export function placesIn(plan: Json): (address: string) => Provided {
  const providers = inside(plan['configuration'], 'provider_config');
  const keys = new Map<string, string>();
  note(keys, '', inside(plan['configuration'], 'root_module'));
  const known = new Map<string, Provided>();
  return (address) => {
    const { place, name } = partsOf(address);
    const key = keys.get(`${place.modules.map((step) => `${step.name}.`).join('')}${name}`);
    if (key === undefined) return UNSAID;
    const found = known.get(key) ?? provided(key, providers, plan['variables']);
    known.set(key, found);
    return found;
  };
}

/** What a state says, and what a plan says of things that are no longer configured. */
const UNSAID: Provided = { key: '' };

/** The provider of each resource in a module and those within it, by its address without indexes. */
function note(keys: Map<string, string>, within: string, module: Value | undefined): void {
  for (const one of objectsIn(inside(module, 'resources'))) {
    const [address, key] = [textOf(one['address']), textOf(one['provider_config_key'])];
    if (address !== undefined && key !== undefined) keys.set(`${within}${address}`, key);
  }
  const calls = inside(module, 'module_calls');
  for (const [name, call] of Object.entries(isObject(calls) ? calls : {}))
    note(keys, `${within}${name}.`, inside(call, 'module'));
}

function provided(key: string, providers: Value | undefined, variables: Value | undefined): Provided {
  const stated = inside(providers, key) ?? inside(providers, onlyOneOf(key, providers) ?? '');
  const expressions = inside(stated, 'expressions');
  const region = valueOf(inside(expressions, 'region'), variables);
  const [role] = objectsIn(inside(expressions, 'assume_role'));
  const account =
    accountOfArn(valueOf(inside(role, 'role_arn'), variables) ?? '') ?? onlyAccount(expressions);
  return {
    key,
    ...(region !== undefined && isRegion(region) ? { region } : {}),
    ...(account !== undefined && isAccount(account) ? { account } : {}),
  };
}

/**
 * Where modules have configurations of their own, the key names the module (`network:aws`), and nobody says what that one was
 * given. Of a provider that is configured once, it can only be that.
 */
function onlyOneOf(key: string, providers: Value | undefined): string | undefined {
  if (!key.includes(':') || !isObject(providers)) return undefined;
  const same = Object.keys(providers).filter((other) => nameIn(other) === nameIn(key));
  return same.length === 1 ? same[0] : undefined;
}

/** `aws` of `aws.paris` and of `module.network:aws`. */
function nameIn(key: string): string | undefined {
  return key.slice(key.lastIndexOf(':') + 1).split('.')[0];
}

function onlyAccount(expressions: Value | undefined): string | undefined {
  const allowed = inside(inside(expressions, 'allowed_account_ids'), 'constant_value');
  return isList(allowed) && allowed.length === 1 ? textOf(allowed[0]) : undefined;
}

/** What an expression comes to: itself, or the variable that it is. */
function valueOf(expression: Value | undefined, variables: Value | undefined): string | undefined {
  const constant = inside(expression, 'constant_value');
  if (constant !== undefined) return textOf(constant);
  const references = inside(expression, 'references');
  const [only, ...more] = references !== undefined && isList(references) ? references : [];
  const [, variable] = /^var\.([\w-]+)$/.exec(textOf(only) ?? '') ?? [];
  return variable === undefined || more.length > 0
    ? undefined
    : textOf(inside(inside(variables, variable), 'value'));
}
