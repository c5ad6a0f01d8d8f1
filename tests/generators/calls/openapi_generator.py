import json
import os
import sys

sys.path.insert(0, '.')
import openapi_client as client

configuration = client.Configuration(host=os.environ['BASE_URL'], api_key={'token': 't'})
with open(os.environ['BODY'], encoding='utf-8') as file:
    body = client.CreateEventRouterJobRequest.from_dict(json.load(file))
api = client.EventGridApi(client.ApiClient(configuration))
print(api.create_event_router_job('p1', body).job_id)
