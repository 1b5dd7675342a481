import { isDeepStrictEqual } from 'node:util';

import { anHttpEvent } from '../../packages/core/src/testing/http-event.ts';
import { type PackagedRoute, packagedRoutes } from './packaged-handlers.ts';
import { ROUTE_RULES } from './route-rules.ts';
import { NO_CONTEXT, toAnswer } from './send.ts';
import { ANN, createTwoUsers } from './two-users.ts';

/** What an event holds that did not come through the API's authorizer, or came through another kind of one. */
const AUTHORIZERS: Readonly<Record<string, unknown>> = {
  none: undefined,
  'an empty one': {},
  'one without claims': { jwt: {} },
  'claims without a subject': { jwt: { claims: { scope: 'sync:read sync:write', premium: 'true' } } },
  'an empty subject': { jwt: { claims: { sub: '' } } },
  'a subject that is no text': { jwt: { claims: { sub: { toString: ANN } } } },
  'a subject that is too long': { jwt: { claims: { sub: 'x'.repeat(256) } } },
  'the answer of a Lambda authorizer': { lambda: { sub: ANN } },
  'IAM credentials': { iam: { userId: ANN } },
};

/** The caller's word for who it is. */
const headers = { authorization: `Bearer ${ANN}`, 'x-user-id': ANN, sub: ANN };

/** Names of those events that `route` does not refuse, or that change something. */
async function wronglyTaken(route: PackagedRoute): Promise<string[]> {
  const users = createTwoUsers();
  const orchestrationId = await users.furnish(ANN);
  const { body, provider = '' } = ROUTE_RULES[route.key] ?? {};
  const event = anHttpEvent({ headers, body, pathParameters: { orchestrationId, provider } });
  const before = await users.state();
  const taken: string[] = [];
  for (const [name, authorizer] of Object.entries(AUTHORIZERS)) {
    const requestContext = { ...event.requestContext, authorizer };
    const answer = toAnswer(await route.open(users.dependencies)({ ...event, requestContext }, NO_CONTEXT));
    const isRefused = answer.statusCode === 401 && answer.text.includes(':unauthenticated"');
    if (!isRefused || !isDeepStrictEqual(await users.state(), before)) taken.push(name);
  }
  return taken;
}

describe('the handler', () => {
  it.each(packagedRoutes())('of $key refuses every event without verified claims', async (route) => {
    expect(await wronglyTaken(route)).toEqual([]);
  });
});
