import { exploreSmallWorld } from './explore-small-world.ts';
import { MUTANTS } from './mutants.ts';

/** What happens, without how things are after it. */
function eventsOf(name: string): string[] {
  const world = MUTANTS.find((mutant) => mutant.name === name)?.world;
  const [violation] = world === undefined ? [] : exploreSmallWorld(world).violations;
  return violation?.trace.flatMap((line) => line.split('\n').slice(0, 1)) ?? [];
}

describe('MUTANTS', () => {
  it.each(MUTANTS)('are seen: $name', ({ world, caughtBy }) => {
    const names = exploreSmallWorld(world).violations.map(({ invariant }) => invariant);
    expect(names).toContainEqual(expect.stringMatching(`^${caughtBy}`));
  });

  it('are shown by the shortest way: a pause whose messages are forgotten', () => {
    expect(eventsOf('resume without a new run')).toMatchInlineSnapshot(`
      [
        "begins: a PAUSED in run 1, chunk 0 open after 0 tries, chunk 1 open after 0 tries, no wake",
        "api 1: read a",
        "api 1: resume a",
      ]
    `);
  });

  it('are shown by the shortest way: a late worker that fails a newer claim', () => {
    expect(eventsOf('fail of the worker under the lease of another')).toMatchInlineSnapshot(`
      [
        "begins: a PENDING in run 1 (not sent), chunk 0 open after 0 tries, chunk 1 open after 0 tries, wake soon",
        "api 1: read guard a",
        "api 1: hold route a",
        "api 1: sends chunk 0 of run 1 and chunk 1 of run 1",
        "worker 1: claim chunk 0 of run 1",
        "sweeper: look a",
        "sweeper: sends chunk 0 of run 1 and chunk 1 of run 1",
        "clock: the lease on chunk 0 ends while its worker lives",
        "worker 2: claim chunk 0 of run 1",
        "worker 1: fail chunk 0 of run 1",
      ]
    `);
  });
});
