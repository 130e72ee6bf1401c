// Writes src/catalogue/arn-types.ts: which CloudFormation type an ARN names, from the ARN templates of
// @aws-cdk/aws-service-spec (Apache-2.0). Run: node scripts/distil-service-spec.mjs
import { writeFileSync } from 'node:fs';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

// forms for which CloudFormation's own schemas state no template, or one that several types share;
// https://docs.aws.amazon.com/service-authorization/latest/reference/
const KNOWN = {
  'cloudformation:stack': 'AWS::CloudFormation::Stack',
  'ecs:service': 'AWS::ECS::Service',
  'ecs:task-definition': 'AWS::ECS::TaskDefinition',
  'eks:nodegroup': 'AWS::EKS::Nodegroup',
  'elasticloadbalancing:loadbalancer': 'AWS::ElasticLoadBalancing::LoadBalancer',
  'elasticloadbalancing:loadbalancer/app': 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'elasticloadbalancing:loadbalancer/net': 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'elasticloadbalancing:loadbalancer/gwy': 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'elasticloadbalancing:listener/app': 'AWS::ElasticLoadBalancingV2::Listener',
  'elasticloadbalancing:listener/net': 'AWS::ElasticLoadBalancingV2::Listener',
  'elasticloadbalancing:listener-rule/app': 'AWS::ElasticLoadBalancingV2::ListenerRule',
  'elasticloadbalancing:listener-rule/net': 'AWS::ElasticLoadBalancingV2::ListenerRule',
  'elasticloadbalancing:targetgroup': 'AWS::ElasticLoadBalancingV2::TargetGroup',
  'apigateway:restapis/*/stages': 'AWS::ApiGateway::Stage',
  'apigateway:apis/*/stages': 'AWS::ApiGatewayV2::Stage',
  'autoscaling:autoScalingGroup': 'AWS::AutoScaling::AutoScalingGroup',
  'ec2:security-group-rule': 'AWS::EC2::SecurityGroupRule',
  'kinesis:stream': 'AWS::Kinesis::Stream',
};

const database = loadAwsServiceSpecSync();
const types = new Map();
for (const resource of database.all('resource')) {
  const form = formOf(resource.arnTemplate);
  if (form === undefined) continue;
  const candidate = { type: resource.cloudFormationType, ...form };
  const known = types.get(form.key);
  if (!known || rank(candidate) < rank(known)) types.set(form.key, candidate);
}
for (const [key, type] of Object.entries(KNOWN)) types.set(key, { type });

const byService = new Map();
for (const [key, form] of [...types].toSorted(compareKeys)) {
  const [service] = key.split(':');
  byService.set(service, [...(byService.get(service) ?? []), [key, form]]);
}
const lines = [...byService].map(([service, forms]) => {
  const namespace = forms[0][1].type.split('::')[1];
  const words = forms.map(([key, { type }]) => {
    const [, space, name] = type.split('::');
    return `${key.slice(service.length + 1)}=${space === namespace ? name : `${space}::${name}`}`;
  });
  return [service, namespace, ...words].join(' ');
});

writeFileSync(
  new URL('../src/catalogue/arn-types.ts', import.meta.url),
  `/**
 * Written by scripts/distil-service-spec.mjs. A line is an ARN's service, CloudFormation's name of it, and the types by the
 * fixed words of the ARN's resource; a type of another CloudFormation service says so.
 */
export const ARN_TYPES: string = \`
${lines.join('\n')}
\`;
`,
);
console.log(`${types.size} ARN forms of ${lines.length} services`);

/** `arn:...:restapis/X/stages/Y` to `apigateway:restapis/*\/stages`. */
function formOf(template) {
  if (typeof template !== 'string') return undefined;
  const [, , service, , , ...rest] = template.replaceAll(/\$\{[^}]*\}/g, '*').split(':');
  if (!service || service.includes('*')) return undefined;
  const words = rest
    .join(':')
    .split(/[:/]/)
    .filter((word) => word !== '')
    .map((word) => (word.includes('*') ? '*' : word));
  const last = words.findLastIndex((word) => word !== '*');
  return { key: `${service}:${words.slice(0, last + 1).join('/')}`, service, depth: words.length };
}

/** Of several types under one form, the one of the ARN's own service, then the one with the fewest words, is the thing itself. */
function rank({ type, service, depth }) {
  const isForeign = type.split('::')[1].toLowerCase() === service ? 0 : 1;
  return `${isForeign}${depth}${type}`;
}

function compareKeys([a], [b]) {
  return a < b ? -1 : 1;
}
