import * as chunks from './chunk-operations.ts';
import * as ends from './end-operations.ts';
import * as erasures from './erasure-operations.ts';
import * as lifecycle from './lifecycle-operations.ts';
import * as routes from './route-operations.ts';
import { readOwned } from './run-command.ts';
import type { StoreContext } from './store-context.ts';
import * as sweeps from './sweep-operations.ts';
import * as users from './user-operations.ts';
import * as waits from './wait-operations.ts';

const OPERATIONS = {
  read: lifecycle.read,
  create: lifecycle.create,
  markFannedOut: lifecycle.markFannedOut,
  finishIfSettled: lifecycle.finishIfSettled,
  holdRoute: routes.holdRoute,
  closeLoser: routes.closeLoser,
  readOtherHolder: routes.readOtherHolder,
  readRoute: routes.readRoute,
  claim: chunks.claim,
  complete: chunks.complete,
  failFromWorker: chunks.failFromWorker,
  failFromDeadLetter: chunks.failFromDeadLetter,
  release: chunks.release,
  dropLease: chunks.dropLease,
  giveBack: chunks.giveBack,
  readOwned,
  pause: users.pause,
  resume: users.resume,
  cancel: ends.cancel,
  retry: ends.retry,
  park: waits.park,
  yieldChunk: waits.yieldChunk,
  reconnect: waits.reconnect,
  readDue: sweeps.readDue,
  markAnnounced: sweeps.markAnnounced,
  putToSleep: sweeps.putToSleep,
  redispatch: sweeps.redispatch,
  markSentAgain: sweeps.markSentAgain,
  push: sweeps.push,
  backOff: sweeps.backOff,
  repairCounters: sweeps.repairCounters,
  readErasure: erasures.readErasure,
  beginErasure: erasures.beginErasure,
  pushErasure: erasures.pushErasure,
};

type WithoutContext<F> = F extends (context: StoreContext, ...rest: infer R) => infer A
  ? (...rest: R) => A
  : never;

/** Every transition of the record as a call: one conditional write each, and one read when it is refused. */
export type OrchestrationStore = {
  readonly [Name in keyof typeof OPERATIONS]: WithoutContext<(typeof OPERATIONS)[Name]>;
};

export function createOrchestrationStore(context: StoreContext): OrchestrationStore {
  const bound = Object.entries(OPERATIONS).map(([name, operation]) => [
    name,
    (...rest: readonly unknown[]) => Reflect.apply(operation, undefined, [context, ...rest]) as unknown,
  ]);
  return Object.fromEntries(bound) as OrchestrationStore;
}
