import { isObject, type Value } from '../../model/value.ts';
import {
  conditionalIn,
  att,
  type Body,
  body,
  isIntrinsic,
  isNoValue,
  isSet,
  listIn,
  type Made,
  mapIn,
  onlyIf,
  ref,
  sub,
} from './resource.ts';
import type { Context, Deployment } from './context.ts';
import { trust } from './policies.ts';

const ROLE = 'CodeDeployServiceRole';
const APPLICATION = 'ServerlessDeploymentApplication';
const SHARED_CONDITION = 'ServerlessCodeDeployCondition';

/** What CodeDeploy needs to bring new versions of functions in step by step. */
export function codeDeploy({ deployments, conditions, partition }: Context): Made {
  if (deployments.size === 0) return [];
  const kept = sharedCondition([...deployments.values()], conditions);
  const needsRole = [...deployments.values()].some(({ preference }) => !isSet(preference['Role']));
  const role = {
    AssumeRolePolicyDocument: trust('codedeploy.amazonaws.com'),
    ManagedPolicyArns: [`arn:${partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda`],
  };
  return [
    [APPLICATION, body('AWS::CodeDeploy::Application', { ComputePlatform: 'Lambda' }, kept)],
    ...(needsRole ? [[ROLE, body('AWS::IAM::Role', role, kept)] as const] : []),
    ...[...deployments].map(([id, deployment]) => [`${id}DeploymentGroup`, groupOf(deployment)] as const),
  ];
}

/** They are there when one of the functions is. */
function sharedCondition(
  deployments: readonly Deployment[],
  conditions: Map<string, Value>,
): { Condition?: string } {
  const names = deployments.map(({ condition }) => condition);
  if (names.includes(undefined)) return {};
  const distinct = [...new Set(names.filter((name) => name !== undefined))].toSorted();
  const [only, ...more] = distinct;
  if (only === undefined) return {};
  if (more.length === 0) return { Condition: only };
  conditions.set(SHARED_CONDITION, { 'Fn::Or': distinct.map((name) => ({ Condition: name })) });
  return { Condition: SHARED_CONDITION };
}

function groupOf({ preference, condition }: Deployment): Body {
  const { Role: role, Alarms: alarms, TriggerConfigurations: triggers, Type: type } = preference;
  const events = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];
  return body(
    'AWS::CodeDeploy::DeploymentGroup',
    {
      ApplicationName: ref(APPLICATION),
      AlarmConfiguration: isSet(alarms) && !isNoValue(alarms) ? alarmsOf(alarms) : undefined,
      AutoRollbackConfiguration: { Enabled: true, Events: events },
      DeploymentConfigName: configurationOf(type ?? ''),
      DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
      ServiceRoleArn: isSet(role) ? role : att(ROLE, 'Arn'),
      TriggerConfigurations: isSet(triggers) ? triggers : undefined,
    },
    condition === undefined ? {} : { Condition: condition },
  );
}

function alarmsOf(stated: Value): Value {
  const [condition, one, other] = conditionalIn(stated) ?? [];
  if (typeof condition === 'string') return onlyIf(condition, alarmsOf(one ?? []), alarmsOf(other ?? []));
  const alarms = listIn(stated).filter((alarm) => !isNoValue(alarm));
  return alarms.length === 0 ? {} : { Enabled: true, Alarms: alarms.map((alarm) => ({ Name: alarm })) };
}

/** `Canary10Percent5Minutes` and its like are configurations that come with CodeDeploy. */
function configurationOf(type: Value): Value {
  if (typeof type === 'string' && /^(?:(?:Canary|Linear)\d+Percent\w+Minutes?|AllAtOnce)$/.test(type))
    return sub('CodeDeployDefault.Lambda${ConfigName}', { ConfigName: type });
  const branches = conditionalIn(type);
  if (branches && isIntrinsic(type)) {
    const [condition, one, other] = branches;
    return { 'Fn::If': [condition, configurationOf(one), configurationOf(other)] };
  }
  return isObject(type) ? mapIn(type) : type;
}
