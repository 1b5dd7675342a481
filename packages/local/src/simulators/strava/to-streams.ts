import type { TcxActivity, TcxTrackpoint } from '../tcx/tcx-activity.ts';

type ReadValue = (point: TcxTrackpoint, startMs: number) => unknown;

const STREAMS: Readonly<Record<string, ReadValue>> = {
  time: (point, startMs) => Math.round((Date.parse(point.time ?? '') - startMs) / 1000),
  latlng: ({ position }) => position && [position.latitude, position.longitude],
  distance: ({ distanceMeters }) => distanceMeters,
  altitude: ({ altitudeMeters }) => altitudeMeters,
  heartrate: ({ heartRateBpm }) => heartRateBpm,
};

/**
 * Strava API v3, StreamSet with `key_by_type=true`: one list per wanted key that the file has anything for.
 * A point that lacks the value holds null: unlike Strava, nothing is filled in.
 */
export function toStreams({ laps }: TcxActivity, startMs: number, keys: readonly string[]) {
  const points = laps.flatMap((lap) => lap.trackpoints);
  const streams = keys.flatMap((key) => {
    const data = points.map((point) => STREAMS[key]?.(point, startMs) ?? null);
    const stream = { data, series_type: 'distance', original_size: data.length, resolution: 'high' };
    return data.some((value) => value !== null) ? [[key, stream] as const] : [];
  });
  return Object.fromEntries(streams);
}
