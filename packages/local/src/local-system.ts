/** What a caller may ask of the system on one machine. */
export interface LocalSystemOptions {
  /** A running AWS emulator to use; absent = the embedded DynamoDB, SQS and KMS. Loopback only. */
  readonly endpoint?: string;
  /** Most chunk invocations at once; absent = what the chunk worker's own template says. */
  readonly maximumConcurrency?: number;
  /** Faults of the queue pump, for tests. */
  readonly pumpFaults?: {
    /** Every message is delivered twice. */
    readonly deliverTwice?: boolean;
    /** Messages of these chunk indexes never reach the function: each receive fails at once. */
    readonly unreachableChunks?: readonly number[];
  };
  /** Told about each step of the start, in one short line. */
  readonly report?: (line: string) => void;
}

/** The running system. The data of users lives at the two simulators. */
export interface LocalSystem {
  /** Base URL of the HTTP API. */
  readonly apiUrl: string;
  /** Base URLs of the provider simulators, with their admin API. */
  readonly simulatorUrls: { readonly googleHealth: string; readonly strava: string };
  /** A JWT as the stage's issuer would sign it. Scopes default to `sync:read sync:write`. */
  issueToken(userId: string, options?: { readonly scopes?: readonly string[]; readonly premium?: boolean }): Promise<string>;
  /** Stores the tokens of a user who connected `provider`, the way the product stores them. */
  connect(userId: string, provider: string, accessToken: string): Promise<void>;
  /** Ends the services process as a crash would (SIGKILL). It stays down until {@link restartServices}. */
  killServices(): Promise<void>;
  restartServices(): Promise<void>;
  /** Ends everything that was started and takes away what was made at a foreign endpoint. Harmless when repeated. */
  stop(): Promise<void>;
}
