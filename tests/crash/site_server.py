"""A site on this machine, whose pages change from round to round."""

import random
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGES = 6

PAGE = """<html><body><h1>Showing job {number}</h1><p>Round {round}</p><h4>URI</h4><p>GET /v1/{{project_id}}/jobs{number}</p>
<h4>Request</h4><table><caption><b>Table 1 </b>Parameters</caption><tr><th>Parameter</th><th>Mandatory</th><th>Type</th>
<th>Description</th></tr>{rows}</table></body></html>
"""
ROW = "<tr><td>project_id</td><td>Yes</td><td>String</td><td>The project, {text}.</td></tr>"


class Site:
    """Some pages of each service. Answers take some milliseconds, so that a run has moments between them."""

    def __init__(self, services, seed):
        self.random = random.Random(seed)
        self.round = 0
        self.rounds = {f"/{service}/Show{number}.html": 0 for service in services for number in range(PAGES)}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.answer(self)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def addresses(self, service):
        return [f"http://127.0.0.1:{self.server.server_port}{path}" for path in self.rounds if path.startswith(f"/{service}/")]

    def turn(self):
        """Two thirds of the pages say something else."""
        self.round += 1
        for path in self.rounds:
            if self.random.random() < 0.67:
                self.rounds[path] = self.round

    def answer(self, request):
        time.sleep(0.003)
        changed = self.rounds.get(request.path)
        tag = f'"{changed}"'
        if changed is None:
            status, body = 404, b"no"
        elif request.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        else:
            rows = "".join(ROW.format(text=f"{changed} and {number}") for number in range(200))
            number = request.path.rsplit("Show", 1)[1].split(".")[0]
            status, body = 200, PAGE.format(number=number, round=changed, rows=rows).encode()
        try:
            request.send_response(status)
            request.send_header("Content-Type", "text/html; charset=utf-8")
            request.send_header("ETag", tag)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)
        except OSError:
            # Whoever asked was killed.
            request.close_connection = True
