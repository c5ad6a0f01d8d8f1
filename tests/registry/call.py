"""Runs a program against a server on this machine, and says whether its one call arrived as it should.

    call.py PROGRAM
"""
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

KEY = "AKIDEXAMPLE"
BODY = {
    "cluster_id": "fac59513-6c18-4266-bc81-5d412dfc1925",
    "name": "nightly",
    "scene_type": "DISASTER_BACKUP",
}
ANSWER = b'{"job_id": "j-1"}'


class Recorder(BaseHTTPRequestHandler):
    """Notes what it is asked, and answers that the job is made."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.seen.append((self.path, self.headers, body))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, *_):
        pass


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what} is {found!r}, and should be {wanted!r}")


def main():
    server = HTTPServer(("127.0.0.1", 0), Recorder)
    server.seen = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    endpoint = f"http://127.0.0.1:{server.server_port}"
    keys = {"HUAWEICLOUD_SDK_AK": KEY, "HUAWEICLOUD_SDK_SK": "secret"}
    program = [sys.argv[1]]
    run = subprocess.run(
        program, env={**os.environ, **keys, "EG_ENDPOINT": endpoint}, capture_output=True, text=True, timeout=60
    )
    expect("what the program says on standard error", run.stderr, "")
    expect("its exit code", run.returncode, 0)
    expect("what it prints", run.stdout, "j-1\n")
    expect("the number of calls", len(server.seen), 1)
    path, headers, body = server.seen[0]
    expect("the path", path, "/v1/p1/eventrouter/jobs")
    expect("the kind of the body", headers["Content-Type"], "application/json")
    expect("the body", json.loads(body), BODY)
    signature = headers["Authorization"] or ""
    expect("the signature", signature.partition(", ")[0], f"SDK-HMAC-SHA256 Access={KEY}")
    print(f"POST {path} arrived, signed, with the body {body.decode()}")


main()
