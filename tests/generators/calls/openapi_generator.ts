import { readFileSync } from 'node:fs';
import { Configuration, CreateEventRouterJobRequestFromJSON, EventGridApi } from './index';

const configuration = new Configuration({
  basePath: process.env.BASE_URL,
  apiKey: (name: string) => (name === 'X-Auth-Token' ? 't' : ''),
});
const body = CreateEventRouterJobRequestFromJSON(JSON.parse(readFileSync(process.env.BODY!, 'utf8')));
const api = new EventGridApi(configuration);
const answer = await api.createEventRouterJob({ projectId: 'p1', createEventRouterJobRequest: body });
console.log(answer.jobId);
