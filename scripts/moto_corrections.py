"""Where moto 5.2.3 leaves something out that AWS answers, or answers otherwise, it is put right here.

What is recorded is to be what AWS would have said; each correction names the page that says so.
"""

import hashlib
import json
import random
import re
from enum import Enum

import cryptography.x509
import moto.applicationautoscaling.responses as applicationautoscaling_responses
from moto.applicationautoscaling.models import ServiceNamespaceValueSet
from moto.awslambda.models import LambdaFunction
from moto.cloudfront.models import Origin
from moto.core.resource_tagging import TaggedResource
from moto.ec2.models.elastic_block_store import VolumeAttachment
from moto.ec2.models.elastic_ip_addresses import ElasticAddress
from moto.ec2.models.instance_types import INSTANCE_TYPES
from moto.ec2.models.instances import Instance
from moto.ec2.models.nat_gateways import NatGateway
from moto.ecs.models import CapacityProvider, EC2ContainerServiceBackend
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.elasticache.models import CacheCluster, ElastiCacheBackend
from moto.elbv2.models import FakeLoadBalancer, FakeRule, elbv2_backends
from moto.events.models import events_backends
from moto.iam.models import ManagedPolicy, Role, iam_backends
from moto.rds.models import DBInstance, rds_backends
from moto.resourcegroupstaggingapi.models import ResourceGroupsTaggingAPIBackend
from moto.route53.models import route53_backends
from moto.s3.models import s3_backends
from moto.s3.responses import S3Response
from moto.sqs.models import Queue


def correct_moto():
    make_repeatable()
    correct_network()
    correct_containers()
    correct_scaling()
    correct_databases()
    correct_buckets()
    Queue._set_attributes = with_policy_kept(Queue._set_attributes)
    Role.put_policy = with_text(Role.put_policy)
    # https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html
    ManagedPolicy.policy_name = property(lambda self: self.name)
    ManagedPolicy.policy_id = property(lambda self: self.id)
    LambdaFunction.get_configuration = with_logging(LambdaFunction.get_configuration)
    create = LambdaFunction.create_from_cloudformation_json.__func__
    LambdaFunction.create_from_cloudformation_json = classmethod(with_all_properties(create))
    ResourceGroupsTaggingAPIBackend._get_resources_generator = with_more_types(
        ResourceGroupsTaggingAPIBackend._get_resources_generator
    )


def make_repeatable():
    """moto seeds its own random numbers; these come from elsewhere."""
    random.seed(42)
    cryptography.x509.random_serial_number = lambda: random.getrandbits(150)
    FakeRule.__init__ = with_own_name(FakeRule.__init__)
    ResourceGroupsTaggingAPIBackend.get_resources = with_counted_pages(ResourceGroupsTaggingAPIBackend.get_resources)


def with_own_name(init):
    """A listener's default rule is named by its listener, not by its place in memory."""

    def start(self, *args, **kwargs):
        init(self, *args, **kwargs)
        base = self.arn.rpartition("/")[0]
        self.arn = f"{base}/{hashlib.sha256(base.encode()).hexdigest()[:16]}"

    return start


def with_counted_pages(get_resources):
    def get(self, *args, **kwargs):
        token, found = get_resources(self, *args, **kwargs)
        if token is None:
            return None, found
        self.page_count = getattr(self, "page_count", 0) + 1
        counted = f"{self.region_name}-page-{self.page_count}"
        self._pages[counted] = self._pages.pop(token)
        return counted, found

    return get


def correct_network():
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Address.html
    ElasticAddress.network_border_group = property(lambda self: self.ec2_backend.region_name)
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CpuOptions.html
    Instance.cpu_options = property(cpu_options)
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VolumeAttachment.html
    VolumeAttachment.delete_on_termination = property(ends_with_instance)
    NatGateway.__init__ = with_managed_interface(NatGateway.__init__)
    Origin.__init__ = with_access_control(Origin.__init__)
    FakeLoadBalancer.__init__ = with_attributes(FakeLoadBalancer.__init__)


def correct_scaling():
    # https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html
    known = {member.name: member.value for member in ServiceNamespaceValueSet}
    more = {name.upper(): name for name in ["elasticache", "neptune", "workspaces"]}
    applicationautoscaling_responses.ServiceNamespaceValueSet = Enum("ServiceNamespaceValueSet", known | more)


def correct_containers():
    EC2ContainerServiceBackend.describe_capacity_providers = with_all_providers(
        EC2ContainerServiceBackend.describe_capacity_providers
    )
    EC2ContainerServiceResponse.create_service = with_deployment(EC2ContainerServiceResponse.create_service)


def with_all_providers(describe_capacity_providers):
    """Without names all are meant, of which AWS has two in every account.

    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeCapacityProviders.html
    """

    def describe(self, names):
        if names:
            return describe_capacity_providers(self, names)
        made_by_aws = [
            CapacityProvider(self.account_id, self.region_name, name, {}, []) for name in ["FARGATE", "FARGATE_SPOT"]
        ]
        for provider in made_by_aws:
            provider.auto_scaling_group_provider = None
        return [*made_by_aws, *self.capacity_providers.values()], []

    return describe


def correct_databases():
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html: unique per region
    DBInstance.dbi_resource_id = property(lambda self: resource_id(self.db_instance_identifier), lambda self, _: None)
    ElastiCacheBackend.create_replication_group = with_members(ElastiCacheBackend.create_replication_group)


def correct_buckets():
    S3Response.all_buckets = with_regions(S3Response.all_buckets)
    S3Response.get_bucket_notification = with_event_bridge(S3Response.get_bucket_notification)


def resource_id(name):
    letters = random.Random(name).choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", k=26)
    return f"db-{''.join(letters)}"


def cpu_options(instance):
    known = INSTANCE_TYPES.get(instance.instance_type, {}).get("VCpuInfo", {})
    return {"CoreCount": known.get("DefaultCores", 1), "ThreadsPerCore": known.get("DefaultThreadsPerCore", 1)}


def ends_with_instance(attachment):
    mapping = attachment.instance.block_device_mapping.get(attachment.device)
    return bool(mapping and mapping.delete_on_termination)


def with_managed_interface(init):
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html"""

    def start(self, *args, **kwargs):
        init(self, *args, **kwargs)
        self._eni.interface_type = "nat_gateway"
        self._eni.requester_managed = True
        self._eni.description = f"Interface for NAT Gateway {self.id}"
        self._eni.status = "in-use"
        self._eni._group_set = []

    return start


def with_access_control(init):
    """https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html"""

    def start(self, origin):
        init(self, origin)
        self.origin_access_control_id = origin.get("OriginAccessControlId") or ""

    return start


APPLICATION_LOAD_BALANCER = {
    "access_logs.s3.enabled": "false",
    "access_logs.s3.bucket": "",
    "access_logs.s3.prefix": "",
    "client_keep_alive.seconds": "3600",
    "connection_logs.s3.enabled": "false",
    "connection_logs.s3.bucket": "",
    "connection_logs.s3.prefix": "",
    "deletion_protection.enabled": "false",
    "idle_timeout.timeout_seconds": "60",
    "ipv6.deny_all_igw_traffic": "false",
    "load_balancing.cross_zone.enabled": "true",
    "routing.http.desync_mitigation_mode": "defensive",
    "routing.http.drop_invalid_header_fields.enabled": "false",
    "routing.http.preserve_host_header.enabled": "false",
    "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": "false",
    "routing.http.xff_client_port.enabled": "false",
    "routing.http.xff_header_processing.mode": "append",
    "routing.http2.enabled": "true",
    "waf.fail_open.enabled": "false",
    "zonal_shift.config.enabled": "false",
}


def with_attributes(init):
    """https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-attributes"""

    def start(self, *args, **kwargs):
        init(self, *args, **kwargs)
        if self.type == "application":
            self.attrs = dict(APPLICATION_LOAD_BALANCER)

    return start


def with_deployment(create_service):
    """https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html"""

    def create(self):
        result = create_service(self)
        cluster, name = self._get_param("cluster", "default"), self._get_param("serviceName")
        service = self.ecs_backend.describe_services(cluster, [name])[0][0]
        service.deployment_configuration = self._get_param("deploymentConfiguration")
        service.health_check_grace_period_seconds = self._get_param("healthCheckGracePeriodSeconds")
        account = self.ecs_backend.account_id
        service.role_arn = service.role_arn or (
            f"arn:aws:iam::{account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"
        )
        return result

    return create


def with_members(create_replication_group):
    """A group has as many nodes as it was asked for, and each is a cache cluster of its own.

    https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
    """

    def create(self, *args, **kwargs):
        if kwargs.get("num_cache_clusters") and not kwargs.get("replicas_per_node_group"):
            kwargs["replicas_per_node_group"] = kwargs["num_cache_clusters"] - 1
        group = create_replication_group(self, *args, **kwargs)
        for name in group.member_clusters:
            self.cache_clusters[name] = member(self, group, name, kwargs)
        return group

    return create


def member(backend, group, name, wanted):
    names = CacheCluster.__init__.__code__.co_varnames[1 : CacheCluster.__init__.__code__.co_argcount]
    same = {key: wanted.get(key) for key in names}
    engine = wanted.get("engine") or "redis"
    version = wanted.get("engine_version") or "7.1"
    cluster = CacheCluster(
        **same
        | {
            "account_id": backend.account_id,
            "region_name": backend.region_name,
            "cache_cluster_id": name,
            "replication_group_id": group.replication_group_id,
            "engine": engine,
            "engine_version": version if version.count(".") == 2 else f"{version}.0",
            "tags": None,
        }
    )
    parameters = wanted.get("cache_parameter_group_name") or f"default.{engine}{version.split('.')[0]}"
    cluster.cache_parameter_group = {"CacheParameterGroupName": parameters, "ParameterApplyStatus": "in-sync"}
    cluster.security_groups = [
        {"SecurityGroupId": each, "Status": "active"} for each in wanted.get("security_group_ids") or []
    ]
    return cluster


def with_policy_kept(set_attributes):
    """Only the named ones are set: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html"""

    def change(self, attributes, *args, **kwargs):
        before = getattr(self, "policy", None)
        set_attributes(self, attributes, *args, **kwargs)
        if "Policy" not in attributes:
            self.policy = before

    return change


def with_text(put_policy):
    """Inline policies of a template arrive as objects, which no later answer can print."""

    def put(self, policy_name, policy_json):
        text = policy_json if isinstance(policy_json, str) else json.dumps(policy_json)
        return put_policy(self, policy_name, text)

    return put


def with_regions(all_buckets):
    """The region of each bucket, once a parameter is given: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Bucket.html"""

    def list_all(self):
        status, headers, body = all_buckets(self)
        if "max-buckets" not in (self.querystring or {}):
            return status, headers, body

        def located(found):
            bucket = s3_backends[self.current_account]["aws"].get_bucket(found.group(1))
            return f"{found.group(0)}<BucketRegion>{bucket.region_name}</BucketRegion>"

        text = body.decode() if isinstance(body, bytes) else body
        return status, headers, re.sub(r"<Name>([^<]+)</Name>", located, text)

    return list_all


def with_event_bridge(get_bucket_notification):
    """https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html"""

    def get(self):
        found = self.backend.get_bucket_notification_configuration(self.bucket_name)
        status, headers, body = get_bucket_notification(self)
        if found is None or found.event_bridge is None:
            return status, headers, body
        text = body.decode() if isinstance(body, bytes) else body
        return status, headers, add_element(text, "EventBridgeConfiguration")

    return get


def add_element(text, name):
    end = "</NotificationConfiguration>"
    if end in text:
        return text.replace(end, f"<{name}/>{end}")
    start = '<NotificationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{start}<{name}/>{end}'


def with_logging(get_configuration):
    """https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html"""

    def get(self, *args, **kwargs):
        configuration = get_configuration(self, *args, **kwargs)
        group = f"/aws/lambda/{self.function_name}"
        configuration.setdefault("LoggingConfig", {"LogFormat": "Text", "LogGroup": group})
        return configuration

    return get


def with_all_properties(create):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html"""

    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        function = create(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
        properties = cloudformation_json["Properties"]
        function.tracing_config = properties.get("TracingConfig", function.tracing_config)
        function.architectures = properties.get("Architectures", function.architectures)
        function.tags = {tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])}
        return function

    return create_from_cloudformation_json


def with_more_types(generate):
    """https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/supported-services.html"""

    def resources(self, tag_filters=None, resource_type_filters=None, resource_arn_list=None):
        yield from generate(self, tag_filters, resource_type_filters, resource_arn_list)
        if not (tag_filters or resource_type_filters or resource_arn_list):
            yield from untaught(self.account_id, self.region_name)

    return resources


def untaught(account, region):
    """What AWS lists and moto does not: rules, listeners, subnet groups, hosted zones and policies."""
    events = events_backends[account][region]
    for bus in events.event_buses.values():
        for rule in bus.rules.values():
            yield from tagged(rule.arn, events.tagger.get_tag_dict_for_resource(rule.arn), "events:rule")
    balancing = elbv2_backends[account][region]
    for balancer in balancing.load_balancers.values():
        for listener in balancer.listeners.values():
            for arn in [listener.arn, *(rule.arn for rule in listener._non_default_rules.values())]:
                found = balancing.tagging_service.get_tag_dict_for_resource(arn)
                yield from tagged(arn, found, "elasticloadbalancing:listener")
    for group in rds_backends[account][region].subnet_groups.values():
        yield from tagged(group.arn, {tag["Key"]: tag["Value"] for tag in group.tags or []}, "rds:subgrp")
    if region == "us-east-1":
        zones = route53_backends[account]["aws"]
        for zone in zones.zones:
            arn = f"arn:aws:route53:::hostedzone/{zone.split('/')[-1]}"
            yield from tagged(arn, zones.list_tags_for_resource(zone), "route53:hostedzone")
        for policy in iam_backends[account]["aws"].managed_policies.values():
            found = policy.tags.values() if isinstance(policy.tags, dict) else policy.tags or []
            yield from tagged(policy.arn, {tag["Key"]: tag["Value"] for tag in found}, "iam:policy")


def tagged(arn, tags, kind):
    if tags:
        yield TaggedResource(arn=arn, tags=tags, resource_type=kind)
