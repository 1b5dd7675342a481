import type { Orchestration } from '../../domain/orchestration.ts';
import type { RecordTable } from '../../ports.ts';
import { type OrchestrationStore, createOrchestrationStore } from '../../store/orchestration-store.ts';
import { createStoreBench, LATER, LIMIT, NOW } from './store-bench.ts';
import { withChange } from './with-change.ts';

const nothing = () => Promise.resolve();
type Command = 'pause' | 'resume' | 'cancel' | 'retry';

/** User commands whose record moves under them, and commands that the SDK sent twice. */
export function describeRacingCommands(getTable: () => RecordTable): void {
  const { store, started, over, now } = createStoreBench(getTable);

  /** What leads a new record to where the command is legal, and what puts the same record there in another run. */
  const races: Readonly<Record<Command, { prepare: Step; moveRun: Step; undo: Step }>> = {
    pause: { prepare: nothing, moveRun: redispatch, undo: resume },
    resume: { prepare: pause, moveRun: resumeAndPause, undo: pause },
    cancel: { prepare: nothing, moveRun: redispatch, undo: publishAndRetry },
    retry: { prepare: fail, moveRun: retryAndFail, undo: fail },
  };
  const names = Object.keys(races) as Command[];

  it.each(names)('%s tries once more when the run moved between its read and its write', async (name) => {
    const record = await started(1);
    await races[name].prepare(record);
    const racing = storeOn(withChange(getTable(), { before: () => races[name].moveRun(record) }));
    expect(await racing[name]({ ...record, ...LIMIT, now: LATER })).toMatchObject({ kind: 'done' });
  });

  it.each(names)('%s does not come back when its answer was lost and another undid it', async (name) => {
    const record = await started(1);
    await races[name].prepare(record);
    const racing = storeOn(withChange(getTable(), { lostThen: () => races[name].undo(record) }));
    const answer = await racing[name]({ ...record, ...LIMIT, now: LATER });
    const undone = await now(record);
    expect(answer).toMatchObject({ kind: 'illegal', record: { version: undone.version } });
    expect(await now(record)).toEqual(undone);
  });

  it.each(names)('%s finds itself done when only its answer was lost', async (name) => {
    const record = await started(1);
    await races[name].prepare(record);
    const racing = storeOn(withChange(getTable(), { lostThen: nothing }));
    expect(await racing[name]({ ...record, ...LIMIT, now: LATER })).toMatchObject({ kind: 'already' });
  });

  type Step = (record: Orchestration) => Promise<unknown>;

  async function redispatch(record: Orchestration) {
    const look = { read: await now(record), now: NOW };
    return store().redispatch(look, { run: 1, settled: 0, stepSeconds: 900 });
  }
  function pause(record: Orchestration) {
    return store().pause({ ...record, now: NOW });
  }
  function resume(record: Orchestration) {
    return store().resume({ ...record, ...LIMIT, now: NOW });
  }
  async function resumeAndPause(record: Orchestration) {
    await resume(record);
    await pause(record);
  }
  async function fail(record: Orchestration) {
    await over(await now(record), [0]);
  }
  async function publishAndRetry(record: Orchestration) {
    await store().markAnnounced({ read: await now(record), now: NOW });
    await store().retry({ ...record, ...LIMIT, now: NOW });
  }
  async function retryAndFail(record: Orchestration) {
    await store().retry({ ...record, ...LIMIT, now: NOW });
    await fail(record);
  }
}

function storeOn(table: RecordTable): OrchestrationStore {
  return createOrchestrationStore({ table, timing: { soonSeconds: 2, wakeShards: 1 } });
}
