import { buildTcx } from '../testing/build-tcx.ts';
import { readLaps } from './read-laps.ts';
import { parseTcx, writeTcx } from './tcx-document.ts';
import { TcxError } from './tcx-error.ts';

const EXTENSIONS =
  '<Cadence>84</Cadence><Extensions><ns3:TPX CadenceSensor="Footpod"><ns3:Speed>2.50</ns3:Speed></ns3:TPX></Extensions>';

describe('parseTcx', () => {
  it('reads laps and trackpoints', () => {
    const points = [{ time: '2024-03-02T06:15:30Z', distance: 1.5, heartRate: 120 }];
    const { root } = parseTcx(buildTcx([{ distance: 100, points }, { distance: 50 }]));
    expect(readLaps(root)).toEqual([
      {
        startTime: '2024-03-02T06:15:30Z',
        totalTimeSeconds: 60,
        distanceMeters: 100,
        calories: 10,
        trackpoints: [
          {
            time: '2024-03-02T06:15:30Z',
            latitude: 52.5,
            longitude: 13.4,
            altitudeMeters: 34.5,
            distanceMeters: 1.5,
            heartRate: 120,
          },
        ],
      },
      expect.objectContaining({ distanceMeters: 50, trackpoints: [] }),
    ]);
  });

  it('tolerates white space and a byte-order mark before the declaration', () => {
    expect(readLaps(parseTcx(`\uFEFF  \n${buildTcx([{}])}`).root)).toHaveLength(1);
  });

  it.each([
    ['', /^Expected well-formed XML/],
    ['{"tcxData":""}', /^Expected well-formed XML/],
    [buildTcx([{}]).slice(0, -30), /^Expected well-formed XML/],
    ['<gpx/>', /^Expected the root `TrainingCenterDatabase`/],
    ['<TrainingCenterDatabase/>', /^Expected at least one `Lap`/],
    ['<TrainingCenterDatabase/><TrainingCenterDatabase/>', /^Expected one root/],
    [`<!DOCTYPE a [<!ENTITY e "boo">]>${buildTcx([{}])}`, /^Expected XML without a DOCTYPE/],
  ])('refuses %#', (xml, message) => {
    expect(() => parseTcx(xml)).toThrow(TcxError);
    expect(() => parseTcx(xml)).toThrow(message);
  });
});

describe('writeTcx', () => {
  it('lets through what it does not know, in place and byte for byte', () => {
    const points = [{ time: '2024-03-02T06:15:30Z', distance: 1.5, extra: EXTENSIONS }];
    expect(writeTcx(parseTcx(buildTcx([{ distance: 100, points }])))).toContain(
      `<DistanceMeters>1.5</DistanceMeters>${EXTENSIONS}</Trackpoint>`,
    );
  });

  it('expands no entity and keeps character data as it was', () => {
    const notes = '<Notes>Tom &amp; Jerry &lt;3 &#233;<![CDATA[a < b & c]]></Notes>';
    const xml = buildTcx([{}]).replace('</Id>', `</Id>${notes}`);
    expect(writeTcx(parseTcx(xml))).toContain(notes);
  });
});
