"""What moto's CloudFormation leaves out of a template, though it can do it when asked by another call.

What each property does is told by its type's page below
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
"""

import json
import re

from moto.awslambda.models import Permission, lambda_backends
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.table import Table
from moto.ec2.models import ec2_backends
from moto.ec2.models.elastic_block_store import Volume
from moto.ec2.models.elastic_ip_addresses import ElasticAddress
from moto.ec2.models.instances import Instance
from moto.ec2.models.internet_gateways import InternetGateway
from moto.ec2.models.nat_gateways import NatGateway
from moto.ec2.models.route_tables import RouteTable
from moto.ec2.models.subnets import Subnet, SubnetRouteTableAssociation
from moto.ec2.models.vpcs import VPC, VPCEndPoint
from moto.elbv2.models import FakeLoadBalancer, FakeTargetGroup
from moto.events.models import EventBus
from moto.iam.models import AWSManagedPolicy, Role, iam_backends
from moto.kinesis.models import Stream
from moto.kms.models import Key, KmsBackend
from moto.logs.models import LogGroup
from moto.s3.models import FakeAcl, FakeBucket, FakeGrant, PublicAccessBlock, get_canned_acl, s3_backends
from moto.stepfunctions.models import StateMachine


def complete_stacks():
    before(ElasticAddress, always_in_a_network)
    before(Key, with_policy_as_text)
    before(VPCEndPoint, with_endpoint_policy_as_text)
    before(Instance, with_group_ids)
    before(Table, with_encryption_by_its_name)
    for made in [ElasticAddress, InternetGateway, NatGateway, RouteTable, VPCEndPoint, Volume]:
        after(made, tag)
    after(VPC, set_dns)
    after(Subnet, give_public_addresses)
    after(SubnetRouteTableAssociation, associate)
    after(VPCEndPoint, hand_interfaces_over)
    after(Role, attach_policies)
    after(FakeBucket, configure_bucket)
    after(Table, recover)
    after(LogGroup, encrypt)
    after(EventBus, describe)
    after(Stream, encrypt_stream)
    after(StateMachine, log)
    after(Permission, forget_the_call)
    after(FakeTargetGroup, register)
    after(FakeLoadBalancer, set_attributes)
    KmsBackend.create_alias = with_manager(KmsBackend.create_alias)


def before(made, change):
    """Corrects the properties before moto reads them."""
    create = made.create_from_cloudformation_json.__func__

    def create_from_cloudformation_json(cls, name, stated, account, region, **kwargs):
        stated["Properties"] = change(dict(stated.get("Properties") or {}))
        return create(cls, name, stated, account, region, **kwargs)

    made.create_from_cloudformation_json = classmethod(create_from_cloudformation_json)


def after(made, complete):
    """Does with the new thing what moto forgot."""
    create = made.create_from_cloudformation_json.__func__

    def create_from_cloudformation_json(cls, name, stated, account, region, **kwargs):
        thing = create(cls, name, stated, account, region, **kwargs)
        complete(thing, stated.get("Properties") or {}, account, region)
        return thing

    made.create_from_cloudformation_json = classmethod(create_from_cloudformation_json)


def is_true(value):
    return str(value).lower() == "true"


def as_text(document):
    return document if document is None or isinstance(document, str) else json.dumps(document, default=str)


def always_in_a_network(properties):
    """https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html: EC2-Classic is gone"""
    return {**properties, "Domain": "vpc"}


def with_policy_as_text(properties):
    return {**properties, "KeyPolicy": as_text(properties.get("KeyPolicy"))}


def with_endpoint_policy_as_text(properties):
    return {**properties, "PolicyDocument": as_text(properties.get("PolicyDocument"))}


def with_group_ids(properties):
    """moto reads ids under the name that holds names."""
    groups = properties.get("SecurityGroupIds")
    return {**properties, "SecurityGroups": groups} if groups else properties


def tag(thing, properties, account, region):
    thing.add_tags({one["Key"]: str(one["Value"]) for one in properties.get("Tags") or []})


def set_dns(vpc, properties, account, region):
    backend = ec2_backends[account][region]
    for name, attribute in [("EnableDnsSupport", "enable_dns_support"), ("EnableDnsHostnames", "enable_dns_hostnames")]:
        if name in properties:
            backend.modify_vpc_attribute(vpc.id, attribute, is_true(properties[name]))


def give_public_addresses(subnet, properties, account, region):
    if "MapPublicIpOnLaunch" in properties:
        wanted = str(properties["MapPublicIpOnLaunch"]).lower()
        ec2_backends[account][region].modify_subnet_attribute(subnet.id, "map_public_ip_on_launch", wanted)


def associate(association, properties, account, region):
    ec2_backends[account][region].associate_route_table(
        route_table_id=properties["RouteTableId"], subnet_id=properties["SubnetId"]
    )


def hand_interfaces_over(endpoint, properties, account, region):
    """https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html#interface-endpoint-network-interfaces"""
    for name in getattr(endpoint, "network_interface_ids", None) or []:
        interface = ec2_backends[account][region].get_network_interface(name)
        interface.requester_managed = True
        interface.interface_type = "vpc_endpoint"
        interface.description = f"VPC Endpoint Interface {endpoint.id}"


def attach_policies(role, properties, account, region):
    backend = iam_backends[account]["aws"]
    for arn in properties.get("ManagedPolicyArns") or []:
        if not isinstance(arn, str):
            continue
        if arn not in backend.managed_policies and arn.startswith("arn:aws:iam::aws:policy/"):
            path, _, name = arn.removeprefix("arn:aws:iam::aws:policy").rpartition("/")
            backend.managed_policies[arn] = AWSManagedPolicy(
                name, account_id=account, region=region, path=f"{path}/", document='{"Version":"2012-10-17","Statement":[]}'
            )
        if arn not in role.managed_policies:
            backend.attach_role_policy(arn, role.name)


def configure_bucket(bucket, properties, account, region):
    backend = s3_backends[account]["aws"]
    if status := (properties.get("VersioningConfiguration") or {}).get("Status"):
        backend.put_bucket_versioning(bucket.name, status)
    if block := properties.get("PublicAccessBlockConfiguration"):
        names = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"]
        bucket.public_access_block = PublicAccessBlock(*[is_true(block.get(name, False)) for name in names])
    if acl := properties.get("AccessControl"):
        bucket.set_acl(one_permission_each(get_canned_acl(re.sub(r"(?<!^)([A-Z])", r"-\1", acl).lower())))
    if status := (properties.get("AccelerateConfiguration") or {}).get("AccelerationStatus"):
        bucket.set_accelerate_configuration(status)
    if rules := (properties.get("CorsConfiguration") or {}).get("CorsRules"):
        bucket.set_cors([cors_rule(rule) for rule in rules])
    if is_true(properties.get("ObjectLockEnabled")):
        lock(bucket, ((properties.get("ObjectLockConfiguration") or {}).get("Rule") or {}).get("DefaultRetention") or {})


def one_permission_each(acl):
    """moto tells the first one only: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Grant.html"""
    return FakeAcl(
        grants=[FakeGrant(grant.grantees, [permission]) for grant in acl.grants for permission in grant.permissions]
    )


def lock(bucket, retention):
    bucket.object_lock_enabled = True
    bucket.versioning_status = "Enabled"
    bucket.default_lock_mode = retention.get("Mode")
    bucket.default_lock_days = retention.get("Days")
    bucket.default_lock_years = retention.get("Years")


def cors_rule(rule):
    """As the API spells it: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html"""
    named = {
        "AllowedMethod": rule.get("AllowedMethods"),
        "AllowedOrigin": rule.get("AllowedOrigins"),
        "AllowedHeader": rule.get("AllowedHeaders"),
        "ExposeHeader": rule.get("ExposedHeaders"),
        "MaxAgeSeconds": rule.get("MaxAge") and str(rule["MaxAge"]),
        "ID": rule.get("Id"),
    }
    return {name: value for name, value in named.items() if value is not None}


def recover(table, properties, account, region):
    wanted = (properties.get("PointInTimeRecoverySpecification") or {}).get("PointInTimeRecoveryEnabled")
    if is_true(wanted):
        specification = {"PointInTimeRecoveryEnabled": True}
        dynamodb_backends[account][region].update_continuous_backups(table.name, specification)


def encrypt(group, properties, account, region):
    group.kms_key_id = properties.get("KmsKeyId", group.kms_key_id)


def describe(bus, properties, account, region):
    bus.description = properties.get("Description", bus.description)
    bus.dead_letter_config = properties.get("DeadLetterConfig", bus.dead_letter_config)
    bus.kms_key_identifier = properties.get("KmsKeyIdentifier", bus.kms_key_identifier)


def encrypt_stream(stream, properties, account, region):
    wanted = properties.get("StreamEncryption") or {}
    stream.encryption_type = wanted.get("EncryptionType", stream.encryption_type)
    stream.key_id = wanted.get("KeyId", stream.key_id)


def log(machine, properties, account, region):
    """Stated in capitals, answered in small letters: https://docs.aws.amazon.com/step-functions/latest/apireference/API_LoggingConfiguration.html"""
    wanted = properties.get("LoggingConfiguration")
    if wanted:
        machine.loggingConfiguration = small(wanted)
    if wanted := properties.get("TracingConfiguration"):
        machine.tracingConfiguration = {"enabled": is_true(wanted.get("Enabled"))}


def small(value):
    if isinstance(value, list):
        return [small(one) for one in value]
    if not isinstance(value, dict):
        return is_true(value) if str(value).lower() in ("true", "false") else value
    return {key[0].lower() + key[1:]: small(one) for key, one in value.items()}


def register(group, properties, account, region):
    targets = properties.get("Targets") or []
    group.register([{"Id": one["Id"], "Port": one.get("Port", group.port)} for one in targets])


def set_attributes(balancer, properties, account, region):
    for one in properties.get("LoadBalancerAttributes") or []:
        balancer.attrs[one["Key"]] = str(one["Value"])


def forget_the_call(permission, properties, account, region):
    """What the template states is the call; moto keeps all of it as the statement."""
    for function in lambda_backends[account][region].list_functions():
        for statement in function.policy.statements:
            statement.pop("FunctionName", None)


def with_encryption_by_its_name(properties):
    """`SSEEnabled` here is `Enabled` in the call: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SSESpecification.html"""
    wanted = properties.get("SSESpecification")
    if not wanted:
        return properties
    return {**properties, "SSESpecification": {**wanted, "Enabled": is_true(wanted.get("SSEEnabled"))}}


def with_manager(create_alias):
    """https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key"""

    def create(self, target_key_id, alias_name):
        alias = create_alias(self, target_key_id, alias_name)
        if alias_name.startswith("alias/aws/"):
            self.keys[self.get_key_id(target_key_id)].key_manager = "AWS"
        return alias

    return create
