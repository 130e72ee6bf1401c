"""Where moto 5.2.3 leaves something out that AWS answers, it is put in here, so that recordings tell the truth."""

import json
import re

from moto.awslambda.models import LambdaFunction
from moto.iam.models import Role
from moto.s3.models import s3_backends
from moto.s3.responses import S3Response


def correct_moto():
    Role.put_policy = _with_text(Role.put_policy)
    S3Response.all_buckets = _with_regions(S3Response.all_buckets)
    S3Response.get_bucket_notification = _with_event_bridge(S3Response.get_bucket_notification)
    create = LambdaFunction.create_from_cloudformation_json.__func__
    LambdaFunction.create_from_cloudformation_json = classmethod(_with_all_properties(create))


def _with_text(put_policy):
    """Inline policies of a template arrive as objects, which no later answer can print."""

    def put(self, policy_name, policy_json):
        text = policy_json if isinstance(policy_json, str) else json.dumps(policy_json)
        return put_policy(self, policy_name, text)

    return put


def _with_regions(all_buckets):
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


def _with_event_bridge(get_bucket_notification):
    """https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html"""

    def get(self):
        found = self.backend.get_bucket_notification_configuration(self.bucket_name)
        status, headers, body = get_bucket_notification(self)
        if found is None or found.event_bridge is None:
            return status, headers, body
        text = body.decode() if isinstance(body, bytes) else body
        return status, headers, _add_element(text, "EventBridgeConfiguration")

    return get


def _add_element(text, name):
    if "</NotificationConfiguration>" in text:
        return text.replace("</NotificationConfiguration>", f"<{name}/></NotificationConfiguration>")
    return '<?xml version="1.0" encoding="UTF-8"?>\n<NotificationConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' f"<{name}/></NotificationConfiguration>"


def _with_all_properties(create):
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html"""

    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        function = create(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
        properties = cloudformation_json["Properties"]
        function.tracing_config = properties.get("TracingConfig", function.tracing_config)
        function.architectures = properties.get("Architectures", function.architectures)
        function.tags = {tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])}
        return function

    return create_from_cloudformation_json
