import { withoutFileExtension } from './file-extension.ts';

describe('withoutFileExtension', () => {
  it.each(['fitbit-7', 'fitbit-7.tcx', 'fitbit-7.tcx.gz', 'fitbit-7.TCX.GZ'])('knows %s', (externalId) => {
    expect(withoutFileExtension(externalId)).toBe('fitbit-7');
  });

  it.each([
    ['garmin_push_1.FIT.gz', 'garmin_push_1'],
    ['route.gpx', 'route'],
  ])('takes the extension off what others sent as %s', (externalId, bare) => {
    expect(withoutFileExtension(externalId)).toBe(bare);
  });

  it.each(['a.b', 'fitbit-7.gz', 'fitbit-7tcx', 'fitbit-7.tcx-2', 'fitbit-70', ''])(
    'leaves %s as it is',
    (externalId) => {
      expect(withoutFileExtension(externalId)).toBe(externalId);
    },
  );
});
