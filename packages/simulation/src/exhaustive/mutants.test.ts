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
        "begins: a IN_PROGRESS in run 1, chunk 0 open after 4 tries, chunk 1 open after 4 tries, wake soon; queue: chunk 0 of run 1 and chunk 1 of run 1",
        "queue: chunk 0 of run 1 is delivered once more",
        "worker 1: claim chunk 0 of run 1",
        "clock: the lease on chunk 0 ends while its worker lives",
        "worker 2: claim chunk 0 of run 1: refused, not so: attempts left",
        "worker 1: yield chunk 0 of run 1",
        "sweeper: look a",
        "sweeper: sends chunk 0 of run 1",
        "worker 1: claim chunk 0 of run 1",
        "worker 2: fail chunk 0 of run 1",
      ]
    `);
  });
});
