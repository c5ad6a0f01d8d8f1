import { readFileSync } from 'node:fs';
import { client } from './client/client.gen';
import { createEventRouterJob } from './client/sdk.gen';

client.setConfig({ baseUrl: process.env.BASE_URL, auth: (scheme) => (scheme.name === 'X-Auth-Token' ? 't' : undefined) });
const { data } = await createEventRouterJob({
  path: { project_id: 'p1' },
  body: JSON.parse(readFileSync(process.env.BODY!, 'utf8')),
  throwOnError: true,
});
console.log(data.job_id);
