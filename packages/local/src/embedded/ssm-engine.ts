import { startJsonService } from './json-service.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { createSsmActions } from './ssm-actions.ts';

/**
 * The part of SSM Parameter Store that secrets need, in this process, over AWS JSON 1.1. Parameters live as long as the
 * process.
 */
export function startSsmEngine(port = 0): Promise<LoopbackServer> {
  return startJsonService({ targetPrefix: 'AmazonSSM.', actions: createSsmActions() }, port);
}
