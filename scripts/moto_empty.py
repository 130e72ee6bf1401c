"""What moto has no code for is answered as AWS answers in an account that has none of it: with an empty list; what is no listing
is refused at once as not implemented, so that it is one clear gap and not a fault that is asked for again.

Which operation a request is, and what its answer looks like, is read from the service models of botocore, which moto stands on.
"""

import re
import traceback
from functools import cache
from xml.sax.saxutils import quoteattr

from botocore.loaders import Loader
from botocore.model import ServiceModel

SIGNATURE = re.compile(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/aws4_request")

# where the name that requests are signed with is not that of the model; several share one name
MODELS = {
    "apigateway": ["apigateway", "apigatewayv2"],
    "aoss": ["opensearchserverless"],
    "bedrock": ["bedrock", "bedrock-agent"],
    "elasticloadbalancing": ["elbv2", "elb"],
    "elasticmapreduce": ["emr"],
    "es": ["opensearch"],
    "kinesisanalytics": ["kinesisanalyticsv2"],
    "logs": ["logs"],
    "monitoring": ["cloudwatch"],
    "servicecatalog": ["servicecatalog-appregistry"],
    "ses": ["sesv2"],
    "states": ["stepfunctions"],
}


def with_empty_lists(application):
    """Hands on to moto, and answers itself where moto cannot."""

    def answer(environ, start_response):
        asked = {"said": None}

        def note(status, headers, *rest):
            asked["said"] = (status, headers, *rest)
            return lambda _: None

        try:
            body = list(application(environ, note))
        except Exception as error:  # noqa: BLE001: whatever it is, it is raised again unless moto says that it lacks the operation
            if not is_lacking(error):
                raise
            return say_or_refuse(environ, start_response)
        status, headers, *rest = asked["said"]
        is_unrouted = status.startswith("404") and "html" in dict(headers).get("Content-Type", "")
        # werkzeug's page for what broke inside: read as a fault of AWS it would be asked for again and again
        is_broken = status.startswith("500") and "html" in dict(headers).get("Content-Type", "")
        if operation_of(environ) is not None and (is_unrouted or is_broken):
            return say_or_refuse(environ, start_response)
        start_response(status, headers, *rest)
        return body

    return answer


def is_lacking(error):
    """The operation is not written, or the whole service is unknown."""
    if isinstance(error, NotImplementedError):
        return True
    return traceback.extract_tb(error.__traceback__)[-1].name == "get_backend"


def say_or_refuse(environ, start_response):
    """An empty list for a listing; for anything else the one answer that nobody repeats: it is not implemented."""
    empty = empty_answer(environ)
    if empty is not None:
        return say(empty, start_response)
    operation = operation_of(environ)
    name = operation.name if operation is not None else "this call"
    message = f"the emulator does not know {name}"
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        kind = "text/xml"
        text = f"<ErrorResponse><Error><Code>NotImplemented</Code><Message>{message}</Message></Error></ErrorResponse>"
    else:
        kind = "application/json"
        text = '{"__type": "NotImplemented", "message": "%s"}' % message
    start_response("400 Bad Request", [("Content-Type", kind), ("x-amzn-errortype", "NotImplemented")])
    return [text.encode()]


def say(empty, start_response):
    kind, text = empty
    start_response("200 OK", [("Content-Type", kind)])
    return [text.encode()]


def empty_answer(environ):
    """Content type and body of a listing that has found nothing; None for what is no listing."""
    operation = operation_of(environ)
    if operation is None or not re.match(r"Describe|Get|List|Search", operation.name):
        return None
    lists = [
        member.serialization.get("name", name)
        for name, member in operation.output_shape.members.items()
        if member.type_name == "list" and "location" not in member.serialization
    ]
    if not lists:
        return None
    # some services speak several protocols: the answer is in the one they were asked in
    asked_in = environ.get("CONTENT_TYPE", "")
    if asked_in.startswith("application/x-www-form-urlencoded"):
        return "text/xml", empty_xml(operation, lists)
    kind = asked_in if asked_in.startswith("application/x-amz-json") else "application/json"
    return kind, "{%s}" % ", ".join(f'"{name}": []' for name in lists)


def empty_xml(operation, lists):
    inside = "".join(f"<{name}/>" for name in lists)
    namespace = quoteattr(operation.service_model.metadata.get("xmlNamespace", ""))
    name = operation.name
    if operation.service_model.metadata["protocol"] == "ec2":
        return f"<{name}Response xmlns={namespace}><requestId>empty</requestId>{inside}</{name}Response>"
    metadata = "<ResponseMetadata><RequestId>empty</RequestId></ResponseMetadata>"
    return f"<{name}Response xmlns={namespace}><{name}Result>{inside}</{name}Result>{metadata}</{name}Response>"


def operation_of(environ):
    signed = SIGNATURE.search(environ.get("HTTP_AUTHORIZATION", ""))
    if signed is None:
        return None
    models = [model for name in MODELS.get(signed.group(1), [signed.group(1)]) if (model := model_of(name))]
    target = environ.get("HTTP_X_AMZ_TARGET", "").rpartition(".")[2]
    action = re.search(r"(?:^|&)Action=(\w+)", environ["isodrift.body"].decode(errors="replace"))
    named = target or (action.group(1) if action else "")
    for model in models:
        for name in [named] if named in model.operation_names else routed(model, environ):
            return model.operation_model(name)
    return None


def routed(model, environ):
    """REST: the operations whose method and path these are."""
    method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    for name in model.operation_names:
        http = model.operation_model(name).http
        pattern = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(http["requestUri"].split("?")[0]))
        if http["method"] == method and re.fullmatch(pattern, path):
            yield name


@cache
def model_of(name):
    try:
        return ServiceModel(Loader().load_service_model(name, "service-2"), name)
    except Exception:  # noqa: BLE001: a service that botocore does not know cannot be helped
        return None
