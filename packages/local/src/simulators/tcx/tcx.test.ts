import { parseTcx } from './parse-tcx.ts';
import { removeElements } from './remove-elements.ts';
import type { TcxActivity } from './tcx-activity.ts';
import { TcxError } from './tcx-error.ts';
import { writeTcx } from './write-tcx.ts';

const activity: TcxActivity = {
  sport: 'Running',
  id: '2024-03-02T06:15:30Z',
  laps: [
    {
      startTime: '2024-03-02T06:15:30Z',
      totalSeconds: 600,
      distanceMeters: 1000.5,
      calories: 60,
      trackpoints: [
        {
          time: '2024-03-02T06:15:30Z',
          position: { latitude: 52.5, longitude: 13.4 },
          altitudeMeters: 34,
          distanceMeters: 0,
          heartRateBpm: 120,
        },
        {
          time: '2024-03-02T06:25:30Z',
          position: undefined,
          altitudeMeters: undefined,
          distanceMeters: undefined,
          heartRateBpm: undefined,
        },
      ],
    },
    { startTime: '2024-03-02T06:25:30Z', totalSeconds: 0, distanceMeters: 0, calories: 0, trackpoints: [] },
  ],
};

function codeOf(text: string): string {
  try {
    parseTcx(text);
  } catch (error) {
    if (error instanceof TcxError) return error.code;
    throw error;
  }
  return 'none';
}

describe('parseTcx', () => {
  it('reads back what writeTcx wrote', () => {
    expect(parseTcx(writeTcx(activity))).toEqual(activity);
  });

  it('lets white space before the declaration pass', () => {
    expect(parseTcx(`\n  ${writeTcx(activity)}`)).toEqual(activity);
  });

  it('tells an empty text from one that is not TCX', () => {
    expect(codeOf(' \n')).toBe('empty');
    expect(codeOf('<TrainingCenterDatabase><Activities>')).toBe('malformed');
    expect(codeOf('hello')).toBe('malformed');
    expect(codeOf('<gpx></gpx>')).toBe('malformed');
  });

  it('leaves entities of the file alone', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "Running">]>${writeTcx(activity).replace(/^<\?xml[^>]*>/, '')}`;
    expect(parseTcx(bomb.replace('Sport="Running"', 'Sport="&a;"')).sport).toBe('&a;');
  });
});

describe('removeElements', () => {
  it('takes elements out and leaves the rest byte for byte', () => {
    const xml = '<a>\n <Hr><Value>1</Value></Hr>\n <ns:Hr x="1">\n 2</ns:Hr> <Hr/> <HrMax>3</HrMax>\n</a>';
    expect(removeElements(xml, ['Hr'])).toBe('<a>\n <HrMax>3</HrMax>\n</a>');
  });
});
