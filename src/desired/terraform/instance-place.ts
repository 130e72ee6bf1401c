import { accountOfArn, regionOfArn } from '../../model/arn.ts';
import type { Value } from '../../model/value.ts';
import { isAccount, isRegion, type Place, regionOfZone } from '../identity.ts';
import { textOf } from '../present.ts';
import type { DesiredOptions } from '../reading.ts';
import { ownArn } from './instance-names.ts';

/**
 * Account and region of an instance: what it says itself, else what its provider is configured for, else what all others of
 * that configuration say, else what the caller knows.
 */
export function placeOf(
  { own, provided = NOWHERE }: { readonly own: OwnPlace; readonly provided?: Partial<Place> | undefined },
  shared: Told | undefined,
  options: DesiredOptions,
): Place {
  return {
    account: own.account ?? provided.account ?? sharedOr(shared?.account, options.account),
    region: own.region ?? provided.region ?? sharedOr(shared?.region, options.region),
  };
}

const NOWHERE: Partial<Place> = {};

function sharedOr(shared: string | undefined, given = ''): string {
  return textOf(shared) ?? given;
}

/** What the instances of one provider say; '' when they say different things. */
export interface Told {
  account: string | undefined;
  region: string | undefined;
}

/** Notes what one more instance of a provider says. */
export function tell(told: Map<string, Told>, provider: string, own: OwnPlace): void {
  const known = told.get(provider);
  if (known === undefined) told.set(provider, { ...own });
  else {
    known.account = agreed(known.account, own.account);
    known.region = agreed(known.region, own.region);
  }
}

function agreed(before: string | undefined, now: string | undefined): string | undefined {
  if (now === undefined) return before;
  return before === undefined || before === now ? now : '';
}

/** The data source that asks AWS "who am I": its account is the account of its provider. */
export const CALLER = 'aws_caller_identity';

/** What an instance says itself. */
export type OwnPlace = Readonly<Told>;

/** Its account and region as its ARN, its owner or its zone tell. */
export function ownPlace(attributes: Readonly<Record<string, Value>>): OwnPlace {
  const arn = ownArn(attributes);
  const named = arn === undefined ? undefined : { account: accountOfArn(arn), region: regionOfArn(arn) };
  const owner =
    account(named?.account) ?? account(attributes['owner_id']) ?? account(attributes['account_id']);
  return {
    account: owner,
    region: region(attributes['region']) ?? region(named?.region) ?? inZone(attributes),
  };
}

function inZone({ availability_zone: stated }: Readonly<Record<string, Value>>): string | undefined {
  const zone = textOf(stated);
  return zone === undefined ? undefined : region(regionOfZone(zone));
}

function account(told: Value | undefined): string | undefined {
  return typeof told === 'string' && isAccount(told) ? told : undefined;
}

function region(told: Value | undefined): string | undefined {
  return typeof told === 'string' && isRegion(told) ? told : undefined;
}
