/**
 * A Terraform state v4 as `terraform apply` writes it, from blocks made by `managed`.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function terraformState(lineage, serial, blocks) {
  return {
    version: 4,
    terraform_version: '1.9.8',
    serial,
    lineage,
    outputs: {},
    resources: blocks.flat(Infinity),
    check_results: null,
  };
}

/** One resource block with one instance. Schema versions are those of provider 5.x where they are not 0. */
export function managed(type, name, attributes, dependencies = []) {
  return block(type, name, [instance(type, attributes, dependencies)]);
}

/** One resource block with `for_each`: an instance per key. */
export function managedEach(type, name, attributesByKey, dependencies = []) {
  const instances = Object.entries(attributesByKey).map(([key, attributes]) => ({
    index_key: key,
    ...instance(type, attributes, dependencies),
  }));
  return block(type, name, instances);
}

/** The lines a state needs for reading, never for declaring. */
export function data(type, name, attributes) {
  return {
    ...block(type, name, [{ schema_version: 0, attributes, sensitive_attributes: [] }]),
    mode: 'data',
  };
}

function block(type, name, instances) {
  return {
    mode: 'managed',
    type,
    name,
    provider: 'provider["registry.terraform.io/hashicorp/aws"]',
    instances,
  };
}

function instance(type, attributes, dependencies) {
  return {
    schema_version: SCHEMA_VERSIONS[type] ?? 0,
    attributes: withAllTags(attributes),
    sensitive_attributes: (SENSITIVE[type] ?? []).map((value) => [{ type: 'get_attr', value }]),
    private: 'bnVsbA==',
    ...(dependencies.length > 0 && { dependencies }),
  };
}

/** The provider repeats the tags, with its defaults merged in, as `tags_all`. */
function withAllTags(attributes) {
  return 'tags' in attributes ? { ...attributes, tags_all: { ...attributes.tags } } : attributes;
}

const SCHEMA_VERSIONS = {
  aws_vpc: 1,
  aws_subnet: 1,
  aws_security_group: 1,
  aws_security_group_rule: 2,
  aws_instance: 1,
  aws_dynamodb_table: 1,
  aws_cloudfront_distribution: 1,
  aws_cloudwatch_event_rule: 1,
  aws_cloudwatch_event_target: 1,
  aws_ecs_task_definition: 1,
  aws_route53_record: 2,
  aws_rds_cluster: 0,
  aws_db_instance: 2,
  aws_elasticache_replication_group: 2,
};

const SENSITIVE = { aws_rds_cluster: ['master_password'] };
