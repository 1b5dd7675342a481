import { callApi, expectStatus } from '../app.ts';
import type { CloudStage } from '../cloud-stage.ts';

const DAYS = { source: 'fitbit', destination: 'strava', startDate: '2023-01-01', endDate: '2023-01-31' };
const NOBODYS = 'orch-00000000-0000-4000-8000-000000000000';
/** Signed by nobody. */
const FORGED = 'eyJhbGciOiJSUzI1NiIsImtpZCI6ImxvY2FsIn0.eyJzdWIiOiJ1c2VyLTEifQ.AAAA';

/** Who has no token, a bad one, too little scope, no subscription, or another's id. `ownedId`: a sync of another user. */
export async function refuseOthers(stage: CloudStage, apiUrl: string, ownedId: string): Promise<string> {
  const url = `${apiUrl}/orchestrations/${ownedId}/status`;
  expectStatus(await callApi(url, { method: 'GET' }), 401, 'a caller without a token');
  expectStatus(await callApi(url, { method: 'GET', token: FORGED }), 401, 'a forged token');

  const reader = await stage.app(apiUrl, 'reader', { scopes: ['sync:read'] });
  expectStatus(await reader.call('POST', '/orchestrations', DAYS), 403, 'a token without sync:write');
  const guest = await stage.app(apiUrl, 'guest', { premium: false });
  const refused = expectStatus(
    await guest.call('POST', '/orchestrations', DAYS),
    403,
    'a user without premium',
  );
  if (!String(refused.body['type']).endsWith('premium-required')) {
    throw new Error(`Expected premium-required, got ${JSON.stringify(refused.body)}`);
  }

  const stranger = await stage.app(apiUrl, 'stranger');
  for (const id of [ownedId, NOBODYS]) {
    expectStatus(await stranger.call('GET', `/orchestrations/${id}/status`), 404, `status of ${id}`);
    expectStatus(await stranger.call('POST', `/orchestrations/${id}/pause`), 404, `pause of ${id}`);
  }
  return '401 without and with a forged token, 403 by scope and by subscription, 404 for what is another’s';
}
