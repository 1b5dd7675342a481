import { callTimeouts } from '@syncwell/core/aws/call-timeouts';
import { createDynamoDbClient } from '@syncwell/core/aws/clients';
import { createDynamoUserRecords } from '@syncwell/core/aws/dynamo-user-records';
import { createTransferLedger } from '@syncwell/core/aws/ledger-table';
import { createUserHasher } from '@syncwell/core/domain/user-hash';
import { readConfig, secret } from '@syncwell/core/lambda/config';
import { lazy } from '@syncwell/core/lambda/lazy';
import * as z from 'zod';

import { consentConfig, createConsentDependencies } from './connection-dependencies.ts';
import { getDependencies, PROVIDER_NAMES } from './dependencies.ts';
import type { BeginErasureDependencies } from './erasing/begin-erasure.ts';
import { sweepErasure } from './erasing/look-at-erasure.ts';
import type { SweepDependencies } from './sweep-record.ts';

const erasureConfig = {
  ...consentConfig,
  USER_HASH_KEY: secret(z.string()),
  LEDGER_TABLE: z.string(),
};

/** What erasing a user works with: everything that is kept of one. */
export const getErasureDependencies = lazy((): BeginErasureDependencies => {
  const config = readConfig(erasureConfig);
  const consent = createConsentDependencies(config);
  const client = createDynamoDbClient({ timeouts: callTimeouts(config.PACE) });
  const sleep = (ms: number) => consent.clock.sleep(ms);
  return {
    ...consent,
    records: createDynamoUserRecords({ client, tableName: config.ORCHESTRATION_TABLE }),
    ledger: createTransferLedger({ client, tableName: config.LEDGER_TABLE, sleep }),
    providers: PROVIDER_NAMES,
    userHash: createUserHasher(config.USER_HASH_KEY),
  };
});

export const getSweepDependencies = lazy((): SweepDependencies => ({
  ...getDependencies(),
  eraseDue: (key) => sweepErasure(getErasureDependencies(), key),
}));
