import { googleClient, reasonOf } from '../testing/google-client.ts';
import { workoutOf } from '../testing/workout-of.ts';
import { ALL_SCOPES } from './google-health-user.ts';

const TCX = '<a><Position><Lat>1</Lat></Position><Time>2</Time></a>';
const path = (id: string, query = '?alt=media') =>
  `/v4/users/me/dataTypes/exercise/dataPoints/${id}:exportExerciseTcx${query}`;

describe('exporting TCX', () => {
  const workouts = [
    workoutOf({ id: 'track', hasGps: true, readTcx: () => TCX }),
    workoutOf({ id: 'indoor', readTcx: () => TCX }),
    ...Array.from({ length: 10 }, (_, index) => workoutOf({ id: `none-${index}` })),
  ];

  it('gives the bytes with alt=media and JSON without', async () => {
    const { app, send } = googleClient({ workouts });
    const media = await app.request(path('track'), { headers: { authorization: 'Bearer t1' } });
    expect(media.headers.get('content-type')).toContain('xml');
    expect(await media.text()).toBe(TCX);
    expect((await send(path('track', ''))).body).toEqual({ tcxData: TCX });
  });

  it('gives points without GPS as partial data only', async () => {
    const { send } = googleClient({ workouts });
    expect((await send(path('indoor'))).body).not.toBe(TCX);
    expect((await send(path('indoor', '?alt=media&partialData=true'))).body).toBe(TCX);
  });

  it('says in two ways that there is no file: 404, and 200 with nothing', async () => {
    const { send } = googleClient({ workouts });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => send(path(`none-${index}`))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 404]));
    expect(answers.filter(({ status }) => status === 200).every(({ body }) => body === '')).toBe(true);
  });

  it('needs the location scope, or leaves the route out, as the switch says', async () => {
    const scopes = ALL_SCOPES.filter((scope) => !scope.includes('location'));
    const refusing = await googleClient({ workouts, scopes }).send(path('track'));
    expect([refusing.status, reasonOf(refusing)]).toEqual([403, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']);
    const routeLess = await googleClient({ workouts, scopes }, { tcxWithoutLocation: 'route-less' }).send(
      path('track'),
    );
    expect(routeLess.body).toBe('<a><Time>2</Time></a>');
  });
});
