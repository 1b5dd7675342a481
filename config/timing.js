// Gives the templates the numbers that the code derives: `${file(../../config/timing.js):timing.visibilitySeconds}`.
// Under Node 24 the TypeScript source is loaded as it is, so there is no second place to keep in step.
import {
  DEAD_LETTER_RETENTION_SECONDS,
  MAX_RECEIVE_COUNT,
  deriveTiming,
} from '../packages/core/src/domain/timing.ts';

/** `deriveTiming` of the stage being packaged, and the constants beside it. Parameters come from config/stages. */
export async function timing({ resolveVariable }) {
  // A parameter given on the command line is a string.
  const workerTimeoutSeconds = Number(await resolveVariable('param:workerTimeoutSeconds'));
  const pace = await resolveVariable('param:pace');
  if (!Number.isInteger(workerTimeoutSeconds) || workerTimeoutSeconds < 1) {
    throw new Error(
      `Expected \`workerTimeoutSeconds\` to be a whole number of seconds, got ${workerTimeoutSeconds}`,
    );
  }
  if (pace !== 'production' && pace !== 'quick') {
    throw new Error(`Expected \`pace\` to be production or quick, got ${pace}`);
  }
  const derived = deriveTiming({ workerTimeoutSeconds, pace });
  return {
    ...derived,
    deadLetterPatienceSeconds: 2 * derived.visibilitySeconds,
    maxReceiveCount: MAX_RECEIVE_COUNT,
    deadLetterRetentionSeconds: DEAD_LETTER_RETENTION_SECONDS,
  };
}
