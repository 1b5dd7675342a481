import type { StagePace } from '@syncwell/core/domain/timing';
import type { GoogleHealthSimulatorOptions } from './simulators/google-health/google-health-options.ts';
import type { StravaSimulatorOptions } from './simulators/strava/strava-options.ts';
import type { UserTokens } from './system/create-connect.ts';

/** What a caller may ask of the system on one machine. */
export interface LocalSystemOptions {
  /** A running AWS emulator to use; absent = the embedded DynamoDB, SQS, KMS and SSM. Loopback only. */
  readonly endpoint?: string;
  /** Most chunk invocations at once; absent = what the local stage says. */
  readonly maximumConcurrency?: number;
  /** Timeout of a chunk invocation; every other time follows from it. Absent = the local stage's. */
  readonly workerTimeoutSeconds?: number;
  /** How long is waited for AWS and between tries; absent = the local stage's `quick`. */
  readonly pace?: StagePace['pace'];
  /** Faults of the queue pump, for tests. */
  readonly pumpFaults?: {
    /** Every message is delivered twice. */
    readonly deliverTwice?: boolean;
    /** Messages of these chunk indexes never reach the function: each receive fails at once. */
    readonly unreachableChunks?: readonly number[];
  };
  /**
   * Length of the windows in which the providers count requests, as a part of real ones, for them and for the services
   * alike; absent = 1.
   */
  readonly windowScale?: number;
  /** How the simulated providers behave; absent = as strict as the real ones are with a new application. */
  readonly simulators?: {
    readonly googleHealth?: Omit<GoogleHealthSimulatorOptions, 'clock' | 'client' | 'windowScale'>;
    readonly strava?: Omit<StravaSimulatorOptions, 'clock' | 'client' | 'windowScale'>;
  };
  /** How often functions with a schedule are called, milliseconds; absent = 1,000. */
  readonly scheduleIntervalMs?: number;
  /** Told in one short line about each step of the start, and about a process that ends by itself. */
  readonly report?: (line: string) => void;
  /** Aborting it gives up a start that is under way; once the system is up it does nothing. */
  readonly signal?: AbortSignal;
}

/** What runs in processes of its own. AWS and the providers are simulated in the caller's. */
export type LocalProcessName = 'services' | 'pump';

/** The running system. The data of users lives at the two simulators. */
export interface LocalSystem {
  /** Base URL of the HTTP API. */
  readonly apiUrl: string;
  /** What the services print, with the pump's and the scheduler's troubles; kept after the end. */
  readonly logFile: string;
  /** Base URLs of the provider simulators, with their admin API. */
  readonly simulatorUrls: { readonly googleHealth: string; readonly strava: string };
  /** A JWT as the stage's issuer would sign it. Scopes default to `sync:read sync:write`. */
  issueToken(
    userId: string,
    options?: { readonly scopes?: readonly string[]; readonly premium?: boolean },
  ): Promise<string>;
  /** Stores the tokens of a user who connected `provider`, the way the product stores them. */
  connect(userId: string, provider: string, tokens: UserTokens): Promise<void>;
  /**
   * Ids of the processes beside this one; undefined while one is down. Services and pump that end by themselves, by
   * `kill -9` for example, are started again.
   */
  processIds(): Readonly<Record<LocalProcessName, number | undefined>>;
  /** Messages on each queue by its logical id, those in work and those delayed included. */
  countMessages(): Promise<Readonly<Record<string, number>>>;
  /** Ends everything that was started and takes away what was made at a foreign endpoint. Harmless when repeated. */
  stop(): Promise<void>;
}
