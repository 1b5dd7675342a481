import { type JsonAction, startJsonService } from './json-service.ts';
import { KMS_ACTIONS } from './kms-actions.ts';
import { KmsKeyStore } from './kms-key-store.ts';
import type { LoopbackServer } from './loopback-server.ts';

/**
 * The part of KMS that envelope encryption needs, in this process, over AWS JSON 1.1. Keys are random and live as long
 * as the process; a ciphertext opens only under its own encryption context, as on AWS.
 */
export function startKmsEngine(port = 0): Promise<LoopbackServer> {
  const keys = new KmsKeyStore();
  const actions = Object.entries(KMS_ACTIONS).map(([name, action]): [string, JsonAction] => [
    name,
    (input) => action(keys, input),
  ]);
  return startJsonService({ targetPrefix: 'TrentService.', actions: Object.fromEntries(actions) }, port);
}
