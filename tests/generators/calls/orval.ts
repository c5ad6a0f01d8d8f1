import { readFileSync } from 'node:fs';
import { createEventRouterJob, getCreateEventRouterJobUrl } from './api';

// The client has no setting for the server: the application gives it.
const { fetch } = globalThis;
globalThis.fetch = (path, init) => fetch(new URL(new URL(String(path), 'http://x').pathname, process.env.BASE_URL), init);
const body = JSON.parse(readFileSync(process.env.BODY!, 'utf8'));
const answer = await createEventRouterJob('p1', body, { headers: { 'X-Auth-Token': 't' } });
if (answer.status !== 200) throw new Error(getCreateEventRouterJobUrl('p1'));
console.log(answer.data.job_id);
