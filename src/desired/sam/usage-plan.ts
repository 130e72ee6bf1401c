import type { Value } from '../../model/value.ts';
import type { Context } from './context.ts';
import { body, isSet, type Made, mapIn, type Properties, ref, textIn } from './resource.ts';

/** The usage plan of an API, or its share in the one that all APIs have in common. */
export function usagePlan(
  { id, stage }: { readonly id: string; readonly stage: string },
  properties: Properties,
  kept: Properties,
  context: Context,
): Made {
  const plan = mapIn(mapIn(properties['Auth'])['UsagePlan']);
  if (plan['CreateUsagePlan'] === 'PER_API') return planOf(id, [{ id, stage }], plan, kept);
  if (plan['CreateUsagePlan'] !== 'SHARED') return [];
  const { apis, conditions } = context.usagePlans;
  apis.push({ id, stage });
  conditions.push(textIn(kept['Condition']));
  return planOf('Serverless', apis, plan, sharedCondition(context));
}

function planOf(
  owner: string,
  apis: readonly { readonly id: string; readonly stage: string }[],
  plan: Properties,
  kept: Properties,
): Made {
  const [planId, keyId] = [`${owner}UsagePlan`, `${owner}ApiKey`];
  const details = ['UsagePlanName', 'Description', 'Quota', 'Tags', 'Throttle'].filter((name) =>
    isSet(plan[name]),
  );
  const stages: Value = apis.map(({ id, stage }) => ({ ApiId: ref(id), Stage: ref(stage) }));
  const keys: Value = apis.map(({ id, stage }) => ({ RestApiId: ref(id), StageName: ref(stage) }));
  const stated = Object.fromEntries(details.map((name) => [name, plan[name]]));
  const link = { KeyId: ref(keyId), KeyType: 'API_KEY', UsagePlanId: ref(planId) };
  return [
    [planId, body('AWS::ApiGateway::UsagePlan', { ApiStages: stages, ...stated }, kept)],
    [keyId, body('AWS::ApiGateway::ApiKey', { Enabled: true, StageKeys: keys }, kept)],
    [`${owner}UsagePlanKey`, body('AWS::ApiGateway::UsagePlanKey', link, kept)],
  ];
}

/** The shared plan is there as long as one of its APIs is. */
function sharedCondition({ conditions, usagePlans }: Context): Properties {
  const names = usagePlans.conditions.filter((name) => name !== undefined);
  if (names.length < usagePlans.conditions.length || names.length === 0) return {};
  const [only, ...more] = new Set(names);
  const any: Value = [...new Set(names)].map((name) => ({ Condition: name }));
  conditions.set(SHARED, more.length === 0 ? { Condition: only ?? '' } : { 'Fn::Or': any });
  return { Condition: SHARED };
}

const SHARED = 'SharedUsagePlanCondition';
