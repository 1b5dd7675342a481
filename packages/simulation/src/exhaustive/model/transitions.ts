import { claim } from '@syncwell/core/domain/transitions/claim';
import { create } from '@syncwell/core/domain/transitions/create';
import { close, fannedOut } from '@syncwell/core/domain/transitions/fan-out';
import { finish } from '@syncwell/core/domain/transitions/finish';
import { holdRoute } from '@syncwell/core/domain/transitions/hold-route';
import { dropLease, giveBack, release } from '@syncwell/core/domain/transitions/release';
import { retry } from '@syncwell/core/domain/transitions/retry';
import {
  complete,
  completeFailed,
  failByDeadLetter,
  failByWorker,
} from '@syncwell/core/domain/transitions/settle';
import { announced, push, redispatch, sentAgain, sleep } from '@syncwell/core/domain/transitions/sweep';
import { cancel, pause, resume } from '@syncwell/core/domain/transitions/user-commands';
import { joinWait, park, reconnect, yieldChunk } from '@syncwell/core/domain/transitions/wait';

/** The product's own builders: every write of a world is one of these. A mutant replaces some. */
export const TRANSITIONS = {
  create,
  holdRoute,
  close,
  fannedOut,
  claim,
  complete,
  completeFailed,
  failByWorker,
  failByDeadLetter,
  release,
  dropLease,
  giveBack,
  park,
  joinWait,
  yieldChunk,
  reconnect,
  finish,
  pause,
  resume,
  cancel,
  retry,
  announced,
  sleep,
  redispatch,
  sentAgain,
  push,
};
export type Transitions = typeof TRANSITIONS;
