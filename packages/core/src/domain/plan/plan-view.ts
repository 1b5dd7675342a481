import type { PlanView } from '../../api/plan-view.ts';
import { planChunks } from '../chunk-plan.ts';
import type { RouteFacts } from '../eta.ts';
import type { Listed } from '../listed-orchestration.ts';
import { type Orchestration, rangeOf } from '../orchestration.ts';
import { isTerminal } from '../status.ts';
import { copiedChunks } from './copied-chunks.ts';
import { estimatePlan } from './estimate-plan.ts';
import { expectedWork } from './expected-work.ts';

export type PlannedStart = Pick<
  Orchestration,
  'source' | 'destination' | 'startDate' | 'endDate' | 'timeZone'
>;

/** What a start would do, from what the user's syncs so far and the limits of the destination say. */
export function toPlanView(
  start: PlannedStart,
  earlier: readonly Listed[],
  { facts, now }: { readonly facts: RouteFacts; readonly now: Date },
): PlanView {
  const { source, destination, startDate, endDate, timeZone } = start;
  const ofSource = earlier.filter((record) => record.source === source);
  const ofRoute = ofSource.filter((record) => record.destination === destination);
  const copied = copiedChunks(rangeOf(start), timeZone, ofRoute);
  const chunks = planChunks(rangeOf(start)).map((chunk) => ({
    ...{ index: chunk.index, startDate: chunk.start, endDate: chunk.end },
    copied: copied.has(chunk.index),
  }));
  const counts = { totalChunks: chunks.length, copiedChunks: copied.size };
  return {
    ...{ source, destination, startDate, endDate, timeZone, ...counts, chunks },
    estimate: estimatePlan({ source, destination, ...counts, ...expectedWork(ofSource) }, facts, now),
    takenBy: ofRoute.find(({ status }) => !isTerminal(status))?.orchestrationId ?? null,
  };
}
