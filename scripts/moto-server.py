"""Serves moto on a free loopback port, with its clock stopped, until standard input closes.

The one line it prints is its address. Requests are answered one at a time: moto is not thread safe,
and with one order of events its seeded ids repeat.
"""

import os
import sys
import threading

import freezegun
from werkzeug.serving import WSGIRequestHandler, make_server

# these measure real time on purpose: sockets would never time out under a stopped clock
freezegun.configure(extend_ignore_list=["werkzeug", "socketserver", "http.server", "selectors"])
freezegun.freeze_time(os.environ["ISODRIFT_MOTO_CLOCK"]).start()

from moto.server import DomainDispatcherApplication, create_backend_app  # noqa: E402


class Quiet(WSGIRequestHandler):
    def log(self, type, message, *args):
        pass


one_at_a_time = threading.Lock()
moto = DomainDispatcherApplication(create_backend_app)


def application(environ, start_response):
    with one_at_a_time:
        return list(moto(environ, start_response))


server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"http://127.0.0.1:{server.server_port}", flush=True)
sys.stdin.read()
os._exit(0)
