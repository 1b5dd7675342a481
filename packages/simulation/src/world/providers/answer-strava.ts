import type { World } from '../world.ts';
import { REFUSALS, type SimAnswer, toActivityBody, toUploadBody } from './strava-answers.ts';

/** A request to the simulated Strava. */
export interface StravaRequest {
  readonly point: 'submit workout' | 'read submission' | 'list activities';
  readonly accessToken: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly file?: { readonly externalId: string; readonly startTime: string };
}

export interface StravaAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What Strava does with a request at the moment it arrives; faults of the provider strike here. */
export function answerStrava(world: World, request: StravaRequest): StravaAnswer {
  const { limits } = world.strava;
  if (world.faults.strikes('F13', `${request.point} finds the limit used up`, { weight: 0.3 }))
    limits.useUp();
  const counted = limits.count(request.file === undefined ? 'read' : 'write');
  if (counted.isOurFault && world.areClocksRight) {
    world.violate('B1', `${request.point} is refused by a limit that nobody else has used up`);
  }
  const { status, body } = counted.isRefused ? REFUSALS.tooMany : answer(world, request);
  return { status, headers: counted.headers, body: JSON.stringify(body) };
}

function answer(world: World, request: StravaRequest): SimAnswer {
  const { consents } = world.strava;
  const { point, accessToken } = request;
  const trouble = world.faults.strikes('F13', point) ? drawTrouble(world) : undefined;
  if (trouble === 'revoked') consents.revoke(userOf(accessToken));
  if (!consents.accepts(accessToken)) return REFUSALS.unauthorized;
  // It may have taken the file before it fails.
  if (trouble === 'broken' && world.faults.detail.chance(0.5)) serve(world, request);
  if (trouble === undefined || trouble === 'revoked') return serve(world, request);
  return REFUSALS[trouble];
}

/** What may be wrong with the destination. */
export type Trouble = 'broken' | 'revoked' | 'inactive' | 'gone';

function drawTrouble(world: World): Trouble {
  const { trouble, faults } = world;
  if (trouble !== undefined && faults.detail.chance(0.8)) return trouble;
  const roll = faults.detail.next();
  if (roll < 0.8) return 'broken';
  if (roll < 0.9) return 'revoked';
  return roll < 0.96 ? 'inactive' : 'gone';
}

function serve(world: World, { point, path, query, file, accessToken }: StravaRequest): SimAnswer {
  const uploads = world.strava.uploadsOf(userOf(accessToken));
  if (file !== undefined) {
    const uploadId = uploads.submit(file.externalId, file.startTime);
    checkOnce(world, uploads.countOf(file.startTime), file.startTime);
    return { status: 201, body: toUploadBody(uploadId, { kind: 'processing' }, file.externalId) };
  }
  if (point === 'list activities') {
    const toInstant = (name: string) => new Date(Number(query.get(name)) * 1000).toISOString();
    const window = { from: toInstant('after'), to: toInstant('before') };
    return { status: 200, body: uploads.list(window).map(toActivityBody) };
  }
  const uploadId = path.split('/').at(-1) ?? '';
  const state = uploads.stateOf(uploadId);
  return state === undefined
    ? REFUSALS.notFound
    : { status: 200, body: toUploadBody(uploadId, state, 'fitbit') };
}

/** S6: no workout is there twice, whoever brought it. In this world a start tells a workout. */
function checkOnce(world: World, count: number, startTime: string): void {
  if (count > 1) world.violate('S6', `the workout of ${startTime} is there ${count} times`);
}

function userOf(accessToken: string): string {
  return accessToken.split('/')[0] ?? '';
}
