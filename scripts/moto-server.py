"""Serves moto on a free loopback port, with its clock stopped, until standard input closes.

The one line it prints is its address. Requests are answered one at a time: moto is not thread safe,
and with one order of events its seeded ids repeat.
"""

import io
import json
import os
import re
import sys
import threading

import freezegun
from werkzeug.serving import WSGIRequestHandler, make_server

# these measure real time on purpose: sockets would never time out under a stopped clock
freezegun.configure(extend_ignore_list=["werkzeug", "socketserver", "http.server", "selectors"])
freezegun.freeze_time(os.environ["ISODRIFT_MOTO_CLOCK"]).start()

from moto.s3.models import s3_backends  # noqa: E402
from moto.server import DomainDispatcherApplication, create_backend_app  # noqa: E402
from moto_corrections import correct_moto  # noqa: E402
from moto_empty import with_empty_lists  # noqa: E402
from moto_stacks import complete_stacks  # noqa: E402

correct_moto()
complete_stacks()


class Quiet(WSGIRequestHandler):
    def log(self, type, message, *args):
        pass


one_at_a_time = threading.Lock()
moto = with_empty_lists(DomainDispatcherApplication(create_backend_app))


def tag_bucket(environ, start_response):
    """AWS itself may put aws: tags on a bucket, a caller may not; so this goes round the API."""
    wanted = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
    s3 = s3_backends[os.environ["MOTO_ACCOUNT_ID"]]["aws"]
    tags = [{"Key": key, "Value": value} for key, value in wanted["tags"].items()]
    s3.tagger.tag_resource(s3.get_bucket(wanted["bucket"]).arn, tags)
    start_response("204 No Content", [])
    return []


def application(environ, start_response):
    if environ["PATH_INFO"] == "/isodrift/tag-bucket":
        return tag_bucket(environ, start_response)
    # moto makes queue URLs from the address it was called by; AWS's own address gives AWS's own URLs
    scope = re.search(r"/([a-z0-9-]+)/sqs/aws4_request", environ.get("HTTP_AUTHORIZATION", ""))
    if scope:
        environ |= {"HTTP_HOST": f"sqs.{scope.group(1)}.amazonaws.com", "wsgi.url_scheme": "https"}
    environ["isodrift.body"] = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(environ["isodrift.body"])
    with one_at_a_time:
        return list(moto(environ, start_response))


server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"http://127.0.0.1:{server.server_port}", flush=True)
sys.stdin.read()
os._exit(0)
