import { readFileSync } from 'node:fs';
import createClient from 'openapi-fetch';
import type { paths } from './schema';

const client = createClient<paths>({ baseUrl: process.env.BASE_URL, headers: { 'X-Auth-Token': 't' } });
const { data, error } = await client.POST('/v1/{project_id}/eventrouter/jobs', {
  params: { path: { project_id: 'p1' } },
  body: JSON.parse(readFileSync(process.env.BODY!, 'utf8')),
});
if (error) throw error;
console.log(data.job_id);
