import { type Bench, REQUEST, startSync } from './bench.ts';
import { eraseAgain } from './erase-again.ts';
import { exerciseDeadLetters, exerciseWorker } from './exercise-queues.ts';
import { exerciseSweeper } from './exercise-sweeper.ts';

/** Has a function do all that it can do. What fails on the way is no matter: the function's log says what was denied. */
export type Exercise = (bench: Bench) => Promise<void>;

/** A command of a new user on a sync of theirs. `before`: commands that come first. */
function command(name: string, before: readonly string[] = []): Exercise {
  return async ({ newPerson }) => {
    const person = await newPerson();
    const path = `/orchestrations/${await startSync(person)}`;
    for (const one of [...before, name, 'cancel']) await person.app.call('POST', `${path}/${one}`, {});
  };
}

function read(path: string): Exercise {
  return async ({ newPerson }) => {
    const person = await newPerson();
    const id = await startSync(person);
    await person.app.call('GET', path.replace('{id}', id));
    await person.app.call('POST', `/orchestrations/${id}/cancel`, {});
  };
}

const SLOW_EXCHANGE_MS = 1_500;

/** By the function's name, after service and stage. */
export const EXERCISES: Readonly<Record<string, Exercise>> = {
  getConnections: async ({ appOf }) => void (await (await appOf('reader')).call('GET', '/connections')),
  // The providers let the first of two requests wait, so that the second meets its lease.
  putConnection: async ({ stage, newPerson }) => {
    for (const provider of [stage.googleHealth, stage.strava]) {
      await provider.post('/faults', { match: { path: 'token' }, delayMs: SLOW_EXCHANGE_MS });
    }
    await newPerson();
  },
  deleteConnection: async ({ newPerson }) => {
    const { app } = await newPerson();
    for (const provider of ['fitbit', 'strava']) await app.call('DELETE', `/connections/${provider}`);
  },
  postOrchestration: async ({ newPerson }) => {
    const { app } = await newPerson();
    const { body } = await app.call('POST', '/orchestrations', REQUEST);
    await app.call('POST', `/orchestrations/${String(body['orchestrationId'])}/cancel`, {});
  },
  postPlan: async ({ newPerson }) => {
    const person = await newPerson();
    const id = await startSync(person);
    await person.app.call('POST', '/orchestrations/plan', REQUEST);
    await person.app.call('POST', `/orchestrations/${id}/cancel`, {});
  },
  postPause: command('pause'),
  postResume: command('resume', ['pause']),
  postCancel: command('cancel'),
  // The event of the end is not told yet: a retry tells it.
  postRetry: command('retry', ['cancel']),
  getStatus: read('/orchestrations/{id}/status'),
  getOrchestrations: read('/orchestrations'),
  getChunks: read('/orchestrations/{id}/chunks'),
  deleteMe: async (bench) => {
    const { app } = await eraseAgain(bench);
    await app.call('DELETE', '/me');
  },
  onSweep: exerciseSweeper,
  onChunkMessage: exerciseWorker,
  onDeadLetter: exerciseDeadLetters,
};
