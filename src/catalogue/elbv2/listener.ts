import { type ResourceType, resourceType } from '../define.ts';
import { list } from '../kinds/collection.ts';
import { listenerActions } from '../kinds/listener-actions.ts';
import { listenerRules } from '../kinds/listener-rules.ts';
import { ref, refs } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';

const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';

export const listener: ResourceType = resourceType({
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  title: 'Listener',
  drawn: 'detail',
  shape: 'load-balancer',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_lb_listener', 'aws_alb_listener'],
  folds: [
    { type: 'aws_lb_listener_rule', owner: 'listener_arn', append: { Rules: '' } },
    { type: 'aws_alb_listener_rule', owner: 'listener_arn', append: { Rules: '' } },
    {
      type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      owner: 'ListenerArn',
      append: { Rules: '' },
    },
  ],
  list: {
    service: 'elastic-load-balancing-v2',
    action: 'DescribeListeners',
    items: 'Listeners[]',
    per: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    params: { LoadBalancerArn: '.LoadBalancerArn' },
  },
  details: [
    {
      service: 'elastic-load-balancing-v2',
      action: 'DescribeRules',
      params: { ListenerArn: '.ListenerArn' },
      items: 'Rules[]',
      into: 'Rules',
    },
  ],
  id: 'ListenerArn',
  arn: 'ListenerArn',
  naturalKey: ['LoadBalancerArn', 'Port'],
  owner: 'LoadBalancerArn',
  attributes: {
    LoadBalancerArn: ref('AWS::ElasticLoadBalancingV2::LoadBalancer', 'routes', {
      reverse: true,
      label: 'Port',
    }),
    Port: number(),
    Protocol: text(),
    DefaultActions: listenerActions({
      terraform: 'default_action',
      to: [TARGET_GROUP],
      relation: 'routes',
      label: 'Port',
    }),
    Rules: listenerRules({ terraform: null, to: [TARGET_GROUP], relation: 'routes' }),
    'Certificates[].CertificateArn': refs('AWS::CertificateManager::Certificate', 'uses', {
      terraform: 'certificate_arn',
    }),
    SslPolicy: text(),
    AlpnPolicy: list(),
    'MutualAuthentication.Mode': text({ default: 'off' }),
  },
});
