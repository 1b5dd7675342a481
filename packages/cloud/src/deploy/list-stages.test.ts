import { listStages } from './list-stages.ts';

describe('listStages', () => {
  it('finds what can be deployed: not the shared settings, not the one machine', () => {
    expect(listStages(process.cwd()).sort()).toEqual(['ci', 'dev', 'prod']);
  });
});
