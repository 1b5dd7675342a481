import { createHttpHandler, type HttpAnswer, type HttpRequest } from '@syncwell/core/lambda/http';

import { toDisconnectView } from '../connecting/disconnect-view.ts';
import { findDescriptor } from '../connecting/find-descriptor.ts';
import { forgetConnection, type ForgetDependencies } from '../connecting/forget-connection.ts';
import { getForgetDependencies } from '../connection-dependencies.ts';

/** DELETE /connections/{provider}: revokes and forgets; says what became of it at the provider. */
export function createHandler(dependencies: () => ForgetDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: (request) => deleteConnection(dependencies(), request),
  }));
}

async function deleteConnection(
  dependencies: ForgetDependencies,
  { caller, pathParameters }: HttpRequest,
): Promise<HttpAnswer> {
  const descriptor = findDescriptor(pathParameters['provider']);
  const key = { userId: caller.userId, provider: descriptor.name };
  const revocation = await forgetConnection(dependencies, key);
  return {
    statusCode: 200,
    headers: { 'cache-control': 'no-store' },
    body: toDisconnectView(descriptor, revocation),
  };
}

export const handler = createHandler(getForgetDependencies);
