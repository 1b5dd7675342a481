import type { ProviderSession, SourceConnector } from '../../ports.ts';
import type { TroubledBench } from './provider-trouble.ts';

/** A run that a provider is given to hold. */
export interface PlacedWorkout {
  /** Lower-case letters, digits and dashes. */
  readonly id: string;
  /** ISO instants. */
  readonly startTime: string;
  readonly endTime: string;
  /** Seconds east of UTC, where it took place. */
  readonly utcOffsetSeconds: number;
  /** Package name of the app that recorded it; undefined = the provider's own. */
  readonly app?: string;
}

export interface SourceBench extends TroubledBench {
  /** As a registry makes it, for a destination whose apps have the package `com.destination`. */
  readonly source: SourceConnector;
  readonly session: ProviderSession;
  /** Takes one away that was listed before. */
  remove(id: string): Promise<void>;
}

export interface SourceUnderTest {
  /** Name of the provider. */
  readonly name: string;
  /** A provider that holds these workouts of one user, for whom there is one more token than the first. */
  open(workouts: readonly PlacedWorkout[]): SourceBench | Promise<SourceBench>;
}
