import { resolveProviderUrls } from '@syncwell/connectors/provider-urls';
import { createHttpHandler, type HttpAnswer, type HttpRequest } from '@syncwell/core/lambda/http';

import { connectProvider } from '../connecting/connect-provider.ts';
import { parseConnectRequest } from '../connecting/connect-request.ts';
import { toConnectionView } from '../connecting/connection-view.ts';
import { findDescriptor } from '../connecting/find-descriptor.ts';
import type { PutConnectionDependencies } from '../connecting/put-connection-dependencies.ts';
import { getConnectDependencies } from '../connection-dependencies.ts';
import { refuseDuringErasure } from '../erasing/refuse-during-erasure.ts';

/** PUT /connections/{provider} {code, redirectUri, codeVerifier?, scope?}: the connection's view. */
export function createHandler(dependencies: () => PutConnectionDependencies) {
  return createHttpHandler(() => ({
    logger: dependencies().logger,
    route: (request) => putConnection(dependencies(), request),
  }));
}

async function putConnection(
  dependencies: PutConnectionDependencies,
  { caller, pathParameters, body }: HttpRequest,
): Promise<HttpAnswer> {
  const { urls, redirectUris } = dependencies;
  const { userId } = caller;
  const descriptor = findDescriptor(pathParameters['provider']);
  const request = parseConnectRequest(body, redirectUris);
  await refuseDuringErasure(dependencies, userId);
  const summary = await connectProvider(dependencies, { userId, descriptor, request });
  return {
    statusCode: 200,
    headers: { 'cache-control': 'no-store' },
    body: toConnectionView(descriptor, resolveProviderUrls(descriptor, urls).authorize, summary),
  };
}

export const handler = createHandler(getConnectDependencies);
