/** One point of a track. Absent = the file does not say. */
export interface TcxTrackpoint {
  /** ISO instant, as written in the file. */
  readonly time: string | undefined;
  readonly position: { readonly latitude: number; readonly longitude: number } | undefined;
  readonly altitudeMeters: number | undefined;
  readonly distanceMeters: number | undefined;
  readonly heartRateBpm: number | undefined;
}

export interface TcxLap {
  /** ISO instant, as written in the file. */
  readonly startTime: string | undefined;
  readonly totalSeconds: number;
  readonly distanceMeters: number;
  readonly calories: number;
  readonly trackpoints: readonly TcxTrackpoint[];
}

/** The first activity of a Training Center XML 2 file. */
export interface TcxActivity {
  /** Running, Biking or Other. */
  readonly sport: string;
  /** ISO instant of the start, as written in the file. */
  readonly id: string | undefined;
  readonly laps: readonly TcxLap[];
}
