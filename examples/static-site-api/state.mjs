import { lambda, lambdaPermission, logGroup, role } from '../../scripts/terraform/compute.mjs';
import {
  behaviour,
  bucketOrigin,
  CLOUDFRONT_ZONE,
  distribution,
  hostedZone,
  httpsOrigin,
  originAccessControl,
  record,
} from '../../scripts/terraform/edge.mjs';
import { managed, managedEach, terraformState } from '../../scripts/terraform/state.mjs';
import {
  bucket,
  bucketPolicy,
  bucketPrivate,
  bucketVersioning,
  table,
} from '../../scripts/terraform/storage.mjs';
import {
  ACCOUNT,
  ALL_VIEWER_EXCEPT_HOST,
  apiPolicy,
  CACHING_DISABLED,
  CACHING_OPTIMIZED,
  DOMAIN,
  LOG_GROUP,
  REGION,
  ROUTES,
  SITE,
  sitePolicy,
  TAGS,
  trustPolicy,
} from './names.mjs';

const here = { region: REGION, account: ACCOUNT, tags: TAGS };

/** What Terraform remembers after the apply. */
export function state(ids) {
  return terraformState('5f3a1c7e-2d84-4a57-9b60-0c9e7a1d4f21', 23, [
    table('notes', {
      ...here,
      tableName: 'notes',
      hash: 'owner',
      range: 'noteId',
      attributes: ['noteId', 'owner'],
      protect: false,
    }),
    ...backend(ids),
    ...httpApi(ids.api, ids.lambda),
    bucket('site', SITE, here),
    bucketVersioning('site', SITE),
    bucketPrivate('site', SITE),
    bucketPolicy('site', SITE, sitePolicy(ids.cdn.arn)),
    originAccessControl('notes-site', {
      account: ACCOUNT,
      id: ids.cdn.accessControl,
      description: 'Only the site reads its pages',
    }),
    contentDelivery(ids),
    hostedZone('notes', { zone: ids.zone, domain: DOMAIN, comment: 'Notes', tags: TAGS }),
    managedEach(
      'aws_route53_record',
      'site',
      Object.fromEntries(
        ['A', 'AAAA'].map((type) => [
          type,
          record(ids.zone.id, {
            domain: DOMAIN,
            type,
            alias: { name: ids.cdn.domain, zone: CLOUDFRONT_ZONE },
          }),
        ]),
      ),
      ['aws_cloudfront_distribution.this', 'aws_route53_zone.notes'],
    ),
  ]);
}

function backend(ids) {
  return [
    role('api', { ...here, roleName: 'notes-api', id: ids.role.id, trust: trustPolicy }),
    managed('aws_iam_policy', 'api', {
      arn: ids.role.policyArn,
      attachment_count: 0,
      description: '',
      id: ids.role.policyArn,
      name: 'notes-api',
      name_prefix: '',
      path: '/',
      policy: JSON.stringify(apiPolicy),
      policy_id: ids.role.policyId,
      tags: TAGS,
    }),
    managed(
      'aws_iam_role_policy_attachment',
      'api',
      { id: 'notes-api-20261102080000000000000002', policy_arn: ids.role.policyArn, role: 'notes-api' },
      ['aws_iam_policy.api', 'aws_iam_role.api'],
    ),
    managed('aws_cloudwatch_log_group', 'api', logGroup({ ...here, groupName: LOG_GROUP, days: 14 })),
    lambda('api', {
      ...here,
      functionName: 'notes-api',
      roleName: 'notes-api',
      memory: 256,
      timeout: 10,
      environment: { TABLE: 'notes' },
      codeSha256: ids.lambda.codeSha256,
    }),
    lambdaPermission('http_api', {
      functionName: 'notes-api',
      statement: 'http-api',
      principal: 'apigateway.amazonaws.com',
      source: `arn:aws:execute-api:${REGION}:${ACCOUNT}:${ids.api.id}/*/*`,
    }),
  ];
}

function httpApi(api, { arn }) {
  return [
    managed('aws_apigatewayv2_api', 'notes', {
      api_endpoint: api.endpoint,
      api_key_selection_expression: '$request.header.x-api-key',
      arn: `arn:aws:apigateway:${REGION}::/apis/${api.id}`,
      body: null,
      cors_configuration: [
        {
          allow_credentials: false,
          allow_headers: ['authorization', 'content-type'],
          allow_methods: ['DELETE', 'GET', 'POST'],
          allow_origins: [`https://${DOMAIN}`],
          expose_headers: [],
          max_age: 3600,
        },
      ],
      credentials_arn: null,
      description: '',
      disable_execute_api_endpoint: false,
      execution_arn: `arn:aws:execute-api:${REGION}:${ACCOUNT}:${api.id}`,
      fail_on_warnings: null,
      id: api.id,
      ip_address_type: 'ipv4',
      name: 'notes',
      protocol_type: 'HTTP',
      route_key: null,
      route_selection_expression: '$request.method $request.path',
      tags: TAGS,
      target: null,
      version: '',
    }),
    managed(
      'aws_apigatewayv2_integration',
      'api',
      {
        api_id: api.id,
        connection_id: '',
        connection_type: 'INTERNET',
        content_handling_strategy: '',
        credentials_arn: '',
        description: '',
        id: api.integration,
        integration_method: 'POST',
        integration_response_selection_expression: '',
        integration_subtype: '',
        integration_type: 'AWS_PROXY',
        integration_uri: arn,
        passthrough_behavior: '',
        payload_format_version: '2.0',
        request_parameters: {},
        request_templates: {},
        response_parameters: [],
        template_selection_expression: '',
        timeout_milliseconds: 10000,
        tls_config: [],
      },
      ['aws_apigatewayv2_api.notes', 'aws_lambda_function.api'],
    ),
    managedEach(
      'aws_apigatewayv2_route',
      'notes',
      Object.fromEntries(Object.entries(ROUTES).map(([name, key]) => [name, route(api, name, key)])),
      ['aws_apigatewayv2_api.notes', 'aws_apigatewayv2_integration.api'],
    ),
    stage(api),
  ];
}

function route(api, name, key) {
  return {
    api_id: api.id,
    api_key_required: false,
    authorization_scopes: [],
    authorization_type: 'NONE',
    authorizer_id: '',
    id: api.routes[name],
    model_selection_expression: '',
    operation_name: '',
    request_models: {},
    request_parameter: [],
    route_key: key,
    route_response_selection_expression: '',
    target: `integrations/${api.integration}`,
  };
}

function stage(api) {
  return managed('aws_apigatewayv2_stage', 'live', {
    access_log_settings: [],
    api_id: api.id,
    arn: `arn:aws:apigateway:${REGION}::/apis/${api.id}/stages/$default`,
    auto_deploy: true,
    client_certificate_id: '',
    default_route_settings: [
      {
        data_trace_enabled: false,
        detailed_metrics_enabled: false,
        logging_level: '',
        throttling_burst_limit: 200,
        throttling_rate_limit: 100,
      },
    ],
    deployment_id: '',
    description: '',
    execution_arn: `arn:aws:execute-api:${REGION}:${ACCOUNT}:${api.id}/$default`,
    id: '$default',
    invoke_url: `${api.endpoint}/`,
    name: '$default',
    route_settings: [],
    stage_variables: {},
    tags: TAGS,
  });
}

function contentDelivery({ cdn, certificate, api }) {
  return distribution({
    cdn,
    comment: 'Notes',
    alias: DOMAIN,
    http: 'http2and3',
    root: 'index.html',
    certificate,
    tags: { ...TAGS, Name: 'notes' },
    origins: [
      httpsOrigin('api', new URL(api.endpoint).hostname),
      bucketOrigin('site', `${SITE}.s3.${REGION}.amazonaws.com`, cdn.accessControl),
    ],
    defaultBehaviour: behaviour({ origin: 'site', methods: ['GET', 'HEAD'], cachePolicy: CACHING_OPTIMIZED }),
    behaviours: [
      behaviour({
        path: '/notes*',
        origin: 'api',
        methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
        cachePolicy: CACHING_DISABLED,
        originRequestPolicy: ALL_VIEWER_EXCEPT_HOST,
      }),
    ],
  });
}
