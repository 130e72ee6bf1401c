import { type ResourceType, resourceType } from '../define.ts';
import { list } from '../kinds/collection.ts';
import { listenerActions } from '../kinds/listener-actions.ts';
import { listenerRules } from '../kinds/listener-rules.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { keyValues } from '../kinds/key-values.ts';

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
    {
      service: 'elastic-load-balancing-v2',
      action: 'DescribeListenerAttributes',
      params: { ListenerArn: '.ListenerArn' },
      items: 'Attributes[]',
      into: 'ListenerAttributes',
      absent: ['ListenerNotFound', 'ListenerNotFoundException'],
      depth: 'full',
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
    'MutualAuthentication.Mode': text({ default: 'off', concern: 'identity' }),
    'MutualAuthentication.TrustStoreArn': text({ concern: 'identity' }),
    'MutualAuthentication.IgnoreClientCertificateExpiry': flag({ default: false, concern: 'identity' }),
    'MutualAuthentication.AdvertiseTrustStoreCaNames': text({ default: 'off' }),
    ListenerAttributes: keyValues(
      {
        'routing.http.request.x_amzn_mtls_clientcert.header_name':
          'routing_http_request_x_amzn_mtls_clientcert_header_name',
        'routing.http.request.x_amzn_mtls_clientcert_issuer.header_name':
          'routing_http_request_x_amzn_mtls_clientcert_issuer_header_name',
        'routing.http.request.x_amzn_mtls_clientcert_leaf.header_name':
          'routing_http_request_x_amzn_mtls_clientcert_leaf_header_name',
        'routing.http.request.x_amzn_mtls_clientcert_serial_number.header_name':
          'routing_http_request_x_amzn_mtls_clientcert_serial_number_header_name',
        'routing.http.request.x_amzn_mtls_clientcert_subject.header_name':
          'routing_http_request_x_amzn_mtls_clientcert_subject_header_name',
        'routing.http.request.x_amzn_mtls_clientcert_validity.header_name':
          'routing_http_request_x_amzn_mtls_clientcert_validity_header_name',
        'routing.http.request.x_amzn_tls_cipher_suite.header_name':
          'routing_http_request_x_amzn_tls_cipher_suite_header_name',
        'routing.http.request.x_amzn_tls_version.header_name':
          'routing_http_request_x_amzn_tls_version_header_name',
        'routing.http.response.access_control_allow_credentials.header_value':
          'routing_http_response_access_control_allow_credentials_header_value',
        'routing.http.response.access_control_allow_headers.header_value':
          'routing_http_response_access_control_allow_headers_header_value',
        'routing.http.response.access_control_allow_methods.header_value':
          'routing_http_response_access_control_allow_methods_header_value',
        'routing.http.response.access_control_allow_origin.header_value':
          'routing_http_response_access_control_allow_origin_header_value',
        'routing.http.response.access_control_expose_headers.header_value':
          'routing_http_response_access_control_expose_headers_header_value',
        'routing.http.response.access_control_max_age.header_value':
          'routing_http_response_access_control_max_age_header_value',
        'routing.http.response.content_security_policy.header_value':
          'routing_http_response_content_security_policy_header_value',
        'routing.http.response.strict_transport_security.header_value':
          'routing_http_response_strict_transport_security_header_value',
        'routing.http.response.x_content_type_options.header_value':
          'routing_http_response_x_content_type_options_header_value',
        'routing.http.response.x_frame_options.header_value':
          'routing_http_response_x_frame_options_header_value',
        'routing.http.response.server.enabled': 'routing_http_response_server_enabled',
        'tcp.idle_timeout.seconds': 'tcp_idle_timeout_seconds',
      },
      { terraform: '' },
    ),
  },
});
