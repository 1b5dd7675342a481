import { anOrchestration, NOW } from '../testing/orchestration-factory.ts';
import { claimed, completed, failed, finished, parked, sent } from '../testing/orchestration-steps.ts';
import { toListedOrchestration } from './listed-orchestration.ts';
import { toStatusView } from './status-view.ts';

const CREATED_AT = '2024-03-10T11:59:00.000Z';
const NAME = () => 'Strava';

describe('toListedOrchestration', () => {
  it('says the same of a sync as its status view does, and when it was started', () => {
    const record = anOrchestration({}, sent, claimed(2), parked(2));
    const { createdAt, ...rest } = toListedOrchestration({ ...record, createdAt: CREATED_AT }, NAME);
    expect(createdAt).toBe(CREATED_AT);
    expect(toStatusView(record, NOW, { displayName: NAME })).toMatchObject(rest);
    expect(rest).toMatchObject({
      status: 'IN_PROGRESS',
      waiting: { text: expect.stringMatching(/^Strava/) as string },
    });
  });

  it('says how far it came and how it ended', () => {
    const record = anOrchestration({}, sent, completed(2), completed(1), failed(0), finished);
    expect(toListedOrchestration({ ...record, createdAt: CREATED_AT }, NAME)).toMatchObject({
      ...{ status: 'COMPLETED', outcome: 'PARTIAL', percent: 66, percentSettled: 100, waiting: null },
    });
  });
});
