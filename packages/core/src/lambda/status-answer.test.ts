import { toStatusView } from '../domain/status-view.ts';
import { STATUSES } from '../domain/status.ts';
import { anOrchestration, NOW } from '../testing/orchestration-factory.ts';
import { claimed, completed, LEASE_END, sent, STEPS_TO } from '../testing/orchestration-steps.ts';
import { toStatusAnswer } from './status-answer.ts';

const RECORD = anOrchestration({}, sent, claimed(2));
const ANSWER = toStatusAnswer(RECORD, NOW);
const ETAG = ANSWER.headers['etag'] ?? '';

describe('toStatusAnswer', () => {
  it('is the view with its headers', () => {
    expect(ANSWER).toEqual({
      statusCode: 200,
      headers: {
        etag: expect.stringMatching(/^"[\w-]{43}"$/) as string,
        'cache-control': 'private, no-cache',
        'retry-after': '10',
      },
      body: toStatusView(RECORD, NOW),
    });
  });

  it('is 202 with a location for a command', () => {
    const answer = toStatusAnswer(RECORD, NOW, {
      statusCode: 202,
      location: '/orchestrations/orch-1/status',
    });
    expect(answer).toMatchObject({ statusCode: 202, headers: { location: '/orchestrations/orch-1/status' } });
  });
});

describe('the entity tag', () => {
  const etagAt = (now: Date) => toStatusAnswer(RECORD, now).headers['etag'];

  it('stays while the body does, whatever the time', () => {
    expect(etagAt(new Date(NOW.getTime() + 1000))).toBe(ETAG);
  });

  it('changes when a claim runs out, which the body shows', () => {
    expect(etagAt(LEASE_END)).not.toBe(ETAG);
  });

  it('changes with every settled chunk', () => {
    const next = anOrchestration({}, sent, claimed(2), completed(2));
    expect(toStatusAnswer(next, NOW).headers['etag']).not.toBe(ETAG);
  });

  it('is the same for a command as for a poll', () => {
    expect(toStatusAnswer(RECORD, NOW, { statusCode: 202, location: '/x' }).headers['etag']).toBe(ETAG);
  });

  it('tells all statuses apart', () => {
    const etags = STATUSES.map(
      (status) => toStatusAnswer(anOrchestration({}, ...STEPS_TO[status]), NOW).headers['etag'],
    );
    expect(new Set(etags).size).toBe(STATUSES.length);
  });
});

describe('If-None-Match', () => {
  it.each([ETAG, `W/${ETAG}`, '*', `"other", ${ETAG}`, `"other",W/${ETAG} , "third"`])(
    'finds the body unchanged with %s',
    (ifNoneMatch) => {
      const answer = toStatusAnswer(RECORD, NOW, { ifNoneMatch });
      expect(answer).toEqual({ statusCode: 304, headers: ANSWER.headers });
    },
  );

  it.each([undefined, '', '"other"', ETAG.slice(1, -1), ETAG.toUpperCase(), `"other", "third"`])(
    'sends the body with %s',
    (ifNoneMatch) => {
      expect(toStatusAnswer(RECORD, NOW, { ifNoneMatch })).toEqual(ANSWER);
    },
  );
});
