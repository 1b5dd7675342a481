import type { AccessToken } from './token-store.ts';

/** What a request carries through the middleware of a simulator. */
export interface SimulatorEnv {
  Variables: {
    /** Set by authentication. */
    access: AccessToken;
    faultId: string | undefined;
    /** Set by authentication; absent on requests without a valid token. */
    userId: string | undefined;
  };
}
