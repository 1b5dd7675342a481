import type { DestinationConnector, ProviderSession } from '../../ports.ts';
import type { TroubledBench } from './provider-trouble.ts';

/** An activity that is there already, however it came. */
export interface PlacedActivity {
  /** ISO instant. */
  readonly startTime: string;
  /** As another app named it; undefined = typed in by hand. */
  readonly externalId?: string;
}

export interface DestinationBench extends TroubledBench {
  readonly destination: DestinationConnector;
  readonly session: ProviderSession;
  place(activities: readonly PlacedActivity[]): Promise<void>;
  /** Lets the provider come to the end of everything that it took. */
  process(): Promise<void>;
  /** The next requests that hand a file in are done, and their connection is cut before the answer. */
  cutAfterTaking(times: number): Promise<void>;
  /** External ids of the copies that it holds, seen or not yet. */
  copies(): Promise<readonly string[]>;
}

export interface DestinationUnderTest {
  /** Name of the provider. */
  readonly name: string;
  /** An empty provider, for one user for whom there is one more token than the first. */
  open(): DestinationBench | Promise<DestinationBench>;
}
