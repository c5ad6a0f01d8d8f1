"""A server that checks the one call that is made through each generated client."""
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server:
    """Answers as the document's example says, and remembers what it was asked."""

    def __init__(self, document):
        path, operation = next((path, item['post']) for path, item in document['paths'].items() if 'post' in item)
        self.path = path.replace('{project_id}', 'p1')
        media = operation['requestBody']['content']['application/json']
        self.body = next(iter(media['examples'].values()))['value']
        answer = operation['responses']['200']['content']['application/json']
        self.answer = next(iter(answer['examples'].values()))['value']
        self.asked = []
        handler = type('Handler', (Handler,), {'server_of_calls': self})
        self.http = ThreadingHTTPServer(('127.0.0.1', 0), handler)
        self.url = f'http://127.0.0.1:{self.http.server_port}'
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def verdict(self):
        """None, or what was wrong with the call since the last verdict."""
        asked, self.asked = self.asked, []
        if len(asked) != 1:
            return f'{len(asked)} requests reach the server'
        method, path, headers, body = asked[0]
        if (method, path) != ('POST', self.path):
            return f'it asks for {method} {path}'
        if headers.get('X-Auth-Token') != 't':
            return 'it sends no token'
        if headers.get('Authorization'):
            return 'it sends the token in Authorization too'
        return None if body == self.body else f'it sends another body: {difference(self.body, body)}'


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        length = self.headers.get('Content-Length')
        data = self.rfile.read(int(length)) if length else self.chunks()
        try:
            body = json.loads(data)
        except ValueError:
            body = data.decode(errors='replace')
        self.server_of_calls.asked.append(('POST', self.path, self.headers, body))
        answer = json.dumps(self.server_of_calls.answer).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def chunks(self):
        data = b''
        while size := int(self.rfile.readline().split(b';')[0], 16):
            data += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return data

    def log_message(self, *_):
        pass


def difference(wanted, found, at='body'):
    """Where two values differ first."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for name in [*wanted, *found]:
            if wanted.get(name) != found.get(name) or (name in wanted) != (name in found):
                both = name in wanted and name in found
                return difference(wanted[name], found[name], f'{at}.{name}') if both else f'{at}.{name}'
    if isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for index, (one, other) in enumerate(zip(wanted, found)):
            if one != other:
                return difference(one, other, f'{at}[{index}]')
    return f'{at} is {json.dumps(found)[:60]}'
