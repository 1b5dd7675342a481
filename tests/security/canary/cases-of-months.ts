import type { Invoke, SqsMessage } from './invoke.ts';
import { ATHLETE, HEALTH, quoting, USER } from './marks.ts';
import { connect } from './cases-of-connections.ts';
import type { Stage } from './open-stage.ts';

const refused = { status: 400, name: 'AccessDeniedException' } as const;
const about = (table: string) => ({ ...refused, when: ({ body }: { body: string }) => body.includes(table) });
const always = { ...refused, when: () => true };
/** November and December have workouts, the others have none. */
const MONTHS = {
  copied: '2023-11-01',
  troubled: '2023-12-01',
  quiet: '2023-05-01',
  dead: '2023-06-01',
  last: '2023-07-01',
};

/** Copying months while providers and AWS fail in every way, then well. */
export async function copy(
  stage: Stage,
  invoke: Invoke,
  months: ReadonlyMap<string, SqsMessage>,
): Promise<void> {
  const { proxies, providers } = stage;
  const month = (name: keyof typeof MONTHS): SqsMessage => {
    const message = months.get(MONTHS[name]);
    if (message === undefined)
      throw new Error(`Expected a message of ${name}, got ${[...months.keys()].join()}`);
    return message;
  };
  const troubled = (what: string) => invoke.sqs('OnChunkMessage', what, month('troubled'));

  await proxies.dynamodb.failing(about('OrchestrationTable'), () =>
    troubled('a record that cannot be claimed'),
  );
  await proxies.dynamodb.failing(about('ConnectionTable'), () => troubled('connections that cannot be read'));
  await invoke.sqs('OnChunkMessage', 'a month that is copied', month('copied'));
  await invoke.sqs('OnChunkMessage', 'a month without workouts', month('quiet'));
  await copyWithFaults(stage, troubled);
  await tellUnreadable('OnChunkMessage', stage, invoke);
  const strange = { ...(JSON.parse(month('copied').Body) as object), userId: `${USER}Else`, chunkIndex: 1 };
  await invoke.sqs('OnChunkMessage', 'a message of another user', {
    ...month('copied'),
    Body: JSON.stringify(strange),
  });

  await proxies.dynamodb.failing(always, () =>
    invoke.sqs('OnDeadLetter', 'a table that refuses', month('dead')),
  );
  await invoke.sqs('OnDeadLetter', 'a month that is given up', month('dead'));
  await tellUnreadable('OnDeadLetter', stage, invoke);

  await providers.admin('googleHealth', `/users/${ATHLETE}/revoke`, { method: 'POST' });
  await invoke.sqs('OnChunkMessage', 'a consent that is gone', month('last'));
  await connect(stage, invoke, 'fitbit');
}

/** One try after another of the same month; each may count, so there are no more than it has tries. */
async function copyWithFaults(
  { proxies, providers }: Stage,
  troubled: (what: string) => Promise<void>,
): Promise<void> {
  const body = {
    error: { code: 400, message: quoting(), status: quoting(), details: [{ reason: quoting() }] },
  };
  await providers.fault('googleHealth', { match: { path: '/exercise/' }, status: 429, body });
  await providers.fault('googleHealth', { match: { path: ':exportExerciseTcx' }, status: 400, body });
  await providers.fault('googleHealth', {
    match: { path: '/exercise/' },
    status: 200,
    body: `{"x": "${quoting()}`,
  });
  await providers.fault('strava', { match: { path: '/activities' }, status: 200, body: [{ id: quoting() }] });
  await providers.admin('strava', '/upload-rules', {
    method: 'POST',
    body: JSON.stringify({ match: {}, error: `${HEALTH}Upload.tcx is not good: ${quoting()}` }),
  });
  await providers.fault('strava', {
    match: { method: 'POST', path: '/uploads' },
    status: 500,
    body: quoting(),
  });
  await troubled('providers that say too much');
  await providers.fault('googleHealth', {
    match: { path: ':exportExerciseTcx' },
    status: 200,
    body: quoting(),
  });
  await proxies.dynamodb.failing(about('LedgerTable'), () => troubled('a ledger that refuses'));
  await proxies.dynamodb.failing(about('BudgetTable'), () => troubled('budgets that cannot be kept'));
}

async function tellUnreadable(handler: string, { proxies }: Stage, invoke: Invoke): Promise<void> {
  const message = { MessageId: 'm', ReceiptHandle: 'r', Attributes: { ApproximateReceiveCount: '1' } };
  const Body = JSON.stringify({ v: 99, userId: USER });
  await proxies.sqs.failing(always, () =>
    invoke.sqs(handler, 'a quarantine that takes nothing', { ...message, Body }),
  );
  await invoke.sqs(handler, 'a message that nobody can read', { ...message, Body });
}
