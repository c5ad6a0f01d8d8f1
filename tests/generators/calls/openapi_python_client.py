import json
import os
import sys

sys.path.insert(0, '.')
from client import AuthenticatedClient
from client.api.event_grid import create_event_router_job
from client.models import CreateEventRouterJobRequest

service = AuthenticatedClient(base_url=os.environ['BASE_URL'], token='t', prefix='', auth_header_name='X-Auth-Token')
with open(os.environ['BODY'], encoding='utf-8') as file:
    body = CreateEventRouterJobRequest.from_dict(json.load(file))
print(create_event_router_job.sync('p1', client=service, body=body).job_id)
