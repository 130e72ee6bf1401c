import { managed } from './state.mjs';

const CREATED = '2026-11-02T08:00:00Z';

/** aws_iam_role before anything refreshed it: policies declared apart do not show in it yet. */
export function role(name, { account, roleName, id, trust, tags }) {
  return managed('aws_iam_role', name, {
    arn: `arn:aws:iam::${account}:role/${roleName}`,
    assume_role_policy: JSON.stringify(trust),
    create_date: CREATED,
    description: '',
    force_detach_policies: false,
    id: roleName,
    inline_policy: [],
    managed_policy_arns: [],
    max_session_duration: 3600,
    name: roleName,
    name_prefix: '',
    path: '/',
    permissions_boundary: '',
    tags,
    unique_id: id,
  });
}

export function rolePolicy(name, { roleName, policyName, policy }) {
  return managed(
    'aws_iam_role_policy',
    name,
    {
      id: `${roleName}:${policyName}`,
      name: policyName,
      name_prefix: '',
      policy: JSON.stringify(policy),
      role: roleName,
    },
    [`aws_iam_role.${name}`],
  );
}

/** aws_lambda_function, deployed from a local zip. */
export function lambda(name, spec) {
  const { region, account, functionName, memory, timeout, environment, tags, codeSha256 } = spec;
  const arn = `arn:aws:lambda:${region}:${account}:function:${functionName}`;
  const invoke = (target) =>
    `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${target}/invocations`;
  return managed(
    'aws_lambda_function',
    name,
    {
      architectures: ['arm64'],
      arn,
      code_sha256: codeSha256,
      code_signing_config_arn: '',
      dead_letter_config: [],
      description: spec.description ?? '',
      environment: [{ variables: environment }],
      ephemeral_storage: [{ size: 512 }],
      file_system_config: [],
      filename: `build/${functionName}.zip`,
      function_name: functionName,
      handler: 'index.handler',
      id: functionName,
      image_config: [],
      image_uri: '',
      invoke_arn: invoke(arn),
      kms_key_arn: '',
      last_modified: '2026-11-02T08:00:00.000+0000',
      layers: [],
      logging_config: [
        {
          application_log_level: '',
          log_format: 'Text',
          log_group: `/aws/lambda/${functionName}`,
          system_log_level: '',
        },
      ],
      memory_size: memory,
      package_type: 'Zip',
      publish: false,
      qualified_arn: `${arn}:$LATEST`,
      qualified_invoke_arn: invoke(`${arn}:$LATEST`),
      replace_security_groups_on_destroy: null,
      replacement_security_group_ids: null,
      reserved_concurrent_executions: -1,
      role: `arn:aws:iam::${account}:role/${spec.roleName}`,
      runtime: 'nodejs22.x',
      s3_bucket: null,
      s3_key: null,
      s3_object_version: null,
      signing_job_arn: '',
      signing_profile_version_arn: '',
      skip_destroy: false,
      snap_start: [],
      source_code_hash: codeSha256,
      source_code_size: 22,
      tags,
      timeout,
      timeouts: null,
      tracing_config: [{ mode: spec.tracing ?? 'PassThrough' }],
      version: '$LATEST',
      vpc_config: spec.vpc
        ? [
            {
              ipv6_allowed_for_dual_stack: false,
              security_group_ids: spec.vpc.groups,
              subnet_ids: spec.vpc.subnets,
              vpc_id: spec.vpc.id,
            },
          ]
        : [],
    },
    spec.dependencies ?? [`aws_iam_role.${name}`],
  );
}

export function lambdaPermission(name, { functionName, statement, principal, source }) {
  return managed('aws_lambda_permission', name, {
    action: 'lambda:InvokeFunction',
    event_source_token: null,
    function_name: functionName,
    function_url_auth_type: null,
    id: statement,
    principal,
    principal_org_id: null,
    qualifier: '',
    source_account: null,
    source_arn: source,
    statement_id: statement,
    statement_id_prefix: '',
  });
}

export function logGroup({ region, account, groupName, days, tags }) {
  return {
    arn: `arn:aws:logs:${region}:${account}:log-group:${groupName}`,
    id: groupName,
    kms_key_id: '',
    log_group_class: 'STANDARD',
    name: groupName,
    name_prefix: '',
    retention_in_days: days,
    skip_destroy: false,
    tags,
  };
}
