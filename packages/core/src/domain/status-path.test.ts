import { statusPath } from './status-path.ts';

describe('statusPath', () => {
  it('names the status of an orchestration', () => {
    expect(statusPath('orch-1')).toBe('/orchestrations/orch-1/status');
  });
});
