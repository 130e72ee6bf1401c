import type { Value } from '../../model/value.ts';
import type { Context } from './context.ts';
import { resolved } from './context.ts';
import type { Outcome } from './event.ts';
import { hashedId } from './logical-id.ts';
import { destinationPolicy } from './policies.ts';
import {
  conditionalIn,
  att,
  body,
  isNoValue,
  isSet,
  type Made,
  mapIn,
  onlyIf,
  type Properties,
  ref,
  textIn,
} from './resource.ts';

/** Where the results of asynchronous calls go, with the queues and topics that the template leaves to SAM. */
export function destinations(
  id: string,
  properties: Properties,
  { alias, kept }: { readonly alias: string | undefined; readonly kept: Properties },
  context: Context,
): Outcome {
  const stated = properties['EventInvokeConfig'];
  if (!isSet(stated)) return { made: [] };
  const config = mapIn(resolved(stated, context.parameters));
  const configId = `${id}EventInvokeConfig`;
  const found = ['OnSuccess', 'OnFailure'].flatMap((name) => {
    const one = mapIn(config['DestinationConfig'])[name];
    return one === undefined || one === null
      ? []
      : [{ name, ...destination(`${configId}${name}`, mapIn(one), kept, context) }];
  });
  const whole = {
    FunctionName: ref(id),
    Qualifier: alias ?? '$LATEST',
    DestinationConfig: Object.fromEntries(found.map(({ name, arn }) => [name, { Destination: arn }])),
    MaximumEventAgeInSeconds: config['MaximumEventAgeInSeconds'],
    MaximumRetryAttempts: config['MaximumRetryAttempts'],
  };
  return {
    made: [
      ...found.flatMap(({ made }) => made),
      [configId, body('AWS::Lambda::EventInvokeConfig', whole, kept)],
    ],
    policies: found.flatMap(({ policies }) => policies),
  };
}

function destination(
  id: string,
  { Type: type, Destination: stated }: Properties,
  kept: Properties,
  context: Context,
): { readonly arn: Value; readonly made: Made; readonly policies: Value[] } {
  const kind = textIn(type) ?? '';
  const policiesFor = (arn: Value): Value[] => {
    const found = destinationPolicy(kind, id, arn);
    return found === undefined ? [] : [found];
  };
  const missing = missingWhen(stated, id, context);
  if (isSet(stated) && !missing) return { arn: stated, made: [], policies: policiesFor(stated) };
  const [madeId, madeType] =
    kind === 'SNS' ? [`${id}Topic`, 'AWS::SNS::Topic'] : [`${id}Queue`, 'AWS::SQS::Queue'];
  if (kind !== 'SNS' && kind !== 'SQS') return { arn: stated ?? '', made: [], policies: [] };
  const own = kind === 'SNS' ? ref(madeId) : att(madeId, 'Arn');
  const condition = both(textIn(kept['Condition']), missing?.condition, id, context);
  const arn = missing ? onlyIf(missing.condition, own, missing.otherwise) : own;
  const attributes = condition === undefined ? kept : { ...kept, Condition: condition };
  return { arn, made: [[madeId, body(madeType, {}, attributes)]], policies: policiesFor(arn) };
}

/** The condition under which a destination is left to SAM. */
function missingWhen(
  stated: Value | undefined,
  id: string,
  { conditions }: Context,
): { readonly condition: string; readonly otherwise: Value } | undefined {
  const [condition, one, other] = conditionalIn(stated) ?? [];
  if (typeof condition !== 'string' || one === undefined || other === undefined) return undefined;
  if (isNoValue(one) === isNoValue(other)) return undefined;
  if (isNoValue(one)) return { condition, otherwise: other };
  const negated = hashedId(`NOT${condition}`, id.replace(/On(?:Success|Failure)$/, ''));
  conditions.set(negated, { 'Fn::Not': [{ Condition: condition }] });
  return { condition: negated, otherwise: one };
}

function both(
  one: string | undefined,
  other: string | undefined,
  id: string,
  { conditions }: Context,
): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const name = hashedId(`${one}AND${other}`, id);
  conditions.set(name, { 'Fn::And': [{ Condition: one }, { Condition: other }] });
  return name;
}
