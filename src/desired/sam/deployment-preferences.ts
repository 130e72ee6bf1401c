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
  type Properties,
  ref,
  sub,
} from './resource.ts';
import { type Context, type Deployment, resolved } from './context.ts';
import { trust } from './policies.ts';

const ROLE = 'CodeDeployServiceRole';
const APPLICATION = 'ServerlessDeploymentApplication';
const SHARED_CONDITION = 'ServerlessCodeDeployCondition';

/** What CodeDeploy needs to bring new versions of functions in step by step. */
export function codeDeploy({ deployments, conditions, parameters, partition }: Context): Made {
  if (deployments.size === 0) return [];
  const kept = sharedCondition([...deployments.values()], conditions);
  const needsRole = [...deployments.values()].some(({ preference }) => !isSet(preference['Role']));
  const role = {
    AssumeRolePolicyDocument: trust('codedeploy.amazonaws.com'),
    ManagedPolicyArns: [`arn:${partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda`],
  };
  // made anew for each function, so that the last one that passes its tags on has its way
  const tags = [...deployments.values()].findLast((one) => one.tags !== undefined)?.tags;
  const application = { ComputePlatform: 'Lambda', Tags: tags };
  return [
    [APPLICATION, body('AWS::CodeDeploy::Application', application, kept)],
    ...(needsRole ? [[ROLE, body('AWS::IAM::Role', { ...role, Tags: tags }, kept)] as const] : []),
    ...[...deployments].map(
      ([id, deployment]) => [`${id}DeploymentGroup`, groupOf(deployment, parameters)] as const,
    ),
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

function groupOf({ preference, condition, tags }: Deployment, parameters: Properties): Body {
  const { Role: role, Alarms: alarms, TriggerConfigurations: triggers, Type: type } = preference;
  const events = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];
  return body(
    'AWS::CodeDeploy::DeploymentGroup',
    {
      ApplicationName: ref(APPLICATION),
      AlarmConfiguration: isSet(alarms) && !isNoValue(alarms) ? alarmsOf(alarms) : undefined,
      AutoRollbackConfiguration: { Enabled: true, Events: events },
      DeploymentConfigName: configurationOf(resolved(type, parameters) ?? ''),
      DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
      ServiceRoleArn: isSet(role) ? role : att(ROLE, 'Arn'),
      TriggerConfigurations: isSet(triggers) ? triggers : undefined,
      Tags: tags,
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
  const text = mapIn(type)['Fn::Sub'];
  // all its parameters are known: it is a text then
  if (typeof text === 'string' && !text.includes('${')) return configurationOf(text);
  return isObject(type) ? mapIn(type) : type;
}
