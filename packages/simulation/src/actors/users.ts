import { createRandomIds } from '@syncwell/core/lambda/random-ids';
import type { HttpEventOptions } from '@syncwell/core/testing/http-event';

import type { World } from '../world/world.ts';
import type { Api, ApiAnswer } from './api.ts';
import type { PlannedCommand, PlannedStart, Scenario } from './scenario.ts';

/** What users saw of their orchestrations. */
export interface Users {
  /** Id by the index of the start; undefined while no answer came. */
  readonly ids: (string | undefined)[];
  /** Asks each start again, as an app does that got no answer. */
  startAgain(): void;
  send(command: Omit<PlannedCommand, 'atMs'>): void;
}

const realIds = createRandomIds();
const ROUTE_TAKEN = 409;
const NOT_FOUND = 404;
const PATIENCE_MS = 35_000;
const FOREIGNER = 'somebody-else';

/** Plays the users of a scenario against the API, and checks what it answers. */
export function startUsers(world: World, api: Api, scenario: Scenario): Users {
  const ids: (string | undefined)[] = scenario.starts.map(() => undefined);
  const polled = new Map<string, number>();
  const start = (index: number, tries: number): void => {
    const planned = scenario.starts[index];
    if (planned === undefined || ids[index] !== undefined || world.erased.has(planned.userId)) return;
    void api.call('postOrchestration', toStartEvent(planned)).then((answer) => onStarted(index, answer));
    if (tries > 0) world.scheduler.after(PATIENCE_MS, () => start(index, tries - 1));
  };
  const onStarted = (index: number, answer: ApiAnswer) => {
    const id = answer.view.orchestrationId;
    const owner = scenario.starts[index]?.userId;
    if (answer.statusCode === ROUTE_TAKEN && owner !== undefined) checkLoser(world, owner, answer);
    if (answer.statusCode !== 202 || id === undefined) return;
    if (ids[index] !== undefined && ids[index] !== id) world.violate('S7', 'one Idempotency-Key, two ids');
    ids[index] = id;
  };
  const send = ({ handler, start: index, isForeign, chunks }: Omit<PlannedCommand, 'atMs'>): void => {
    const planned = scenario.starts[index];
    if (planned === undefined || world.erased.has(planned.userId)) return;
    const { userId: owner, key } = planned;
    // Also one whose start was never answered: the user sees it in their list.
    const orchestrationId = realIds.orchestrationId(owner, key);
    world.note(`user sends ${handler}`);
    const userId = isForeign ? FOREIGNER : owner;
    const isRead = handler === 'getStatus';
    if (handler === 'postResume' && !isForeign) reconnect(world, owner);
    const body = chunks === undefined ? {} : { body: { chunks } };
    void api.call(handler, { userId, pathParameters: { orchestrationId }, ...body }).then((answer) => {
      if (isForeign && answer.statusCode !== NOT_FOUND && (answer.statusCode ?? 500) < 500) {
        world.violate('S12', `${handler} answers ${answer.statusCode} to somebody else`);
      }
      if (isRead && answer.statusCode === 200) checkPoll(orchestrationId, answer);
    });
  };
  const checkPoll = (id: string, { view }: ApiAnswer) => {
    const counted = view.completedChunks ?? 0;
    const attempted = world.items.get(id)?.['completedChunks'];
    if (counted < (polled.get(id) ?? 0)) world.violate('S3', `the polled count fell to ${counted}`);
    if (typeof attempted === 'number' && counted > attempted)
      world.violate('S16', 'a poll counts what is not there');
    polled.set(id, Math.max(counted, polled.get(id) ?? 0));
  };
  scenario.starts.forEach(({ atMs }, index) => world.scheduler.after(atMs, () => start(index, 4)));
  scenario.commands.forEach((command, index) => {
    world.scheduler.after(command.atMs, () => {
      if (world.faults.allows('F11', `${command.handler} ${index}`)) send(command);
    });
  });
  return { ids, send, startAgain: () => scenario.starts.forEach((_, index) => start(index, 2)) };
}

/** Whoever resumes has read why it waits. */
function reconnect({ strava, connections, note }: World, userId: string): void {
  if (!strava.consents.isRevoked(userId)) return;
  note('user connects again');
  void connections.remove({ userId, provider: 'strava' });
  void connections.save(strava.consents.consent(userId, 'strava'));
}

/** A loser is told only after its record has ended. */
function checkLoser(world: World, owner: string, answer: ApiAnswer): void {
  const open = [...world.items.values()].filter(
    ({ userId, status, fannedOutRun }) => userId === owner && status === 'PENDING' && fannedOutRun === 0,
  );
  const holder = answer.location;
  const losers = open.filter(
    ({ orchestrationId: id }) => typeof id === 'string' && holder?.includes(id) === false,
  );
  if (losers.length > 0) world.violate('S7', 'a loser is told before its record is closed');
}

function toStartEvent({ userId, key, startDate, endDate }: PlannedStart): HttpEventOptions {
  return {
    userId,
    headers: { 'idempotency-key': key },
    body: { source: 'fitbit', destination: 'strava', startDate, endDate },
  };
}
