import { absent, set } from '../domain/change.ts';
import { CorruptCircuitError } from '../domain/circuit/circuit-state.ts';
import { CIRCUIT_START, failTimes, type openCircuitBench } from './circuit-bench.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** What circuits do when their table or their item is not as it should be. */
export function describeCircuitTroubles(bench: () => ReturnType<typeof openCircuitBench>): void {
  it('counts as closed while its table does not answer, and tells', async () => {
    const { open, troubles } = bench();
    const down = () => Promise.reject(Object.assign(new Error('throttled'), { retryable: true }));
    const circuit = open({ read: down });
    for (let call = 0; call < 5; call += 1) expect(await circuit.check()).toBeUndefined();
    expect(troubles).toHaveLength(1);
    expect(await failTimes(circuit, 5)).toBeUndefined();
    expect(troubles).toHaveLength(2);
  });

  it('leaves a failure untold when others are faster again and again', async () => {
    const { open } = bench();
    const circuit = open({ change: () => Promise.resolve({ applied: false, retried: false }) });
    expect(await failTimes(circuit, 9)).toBeUndefined();
  });

  it('takes failures after a time in which nobody called for another outage', async () => {
    const { opened, clock } = await bench().openCircuit();
    const [prober] = opened;
    clock.advance(3 * 24 * 60 * 60);
    await prober.check();
    expect(await prober.failed()).toEqual(new Date(clock.now().getTime() + 120_000));
    expect(prober.isOverdue()).toBe(false);
  });

  it('lets one call try when it is open for longer than anybody opens it', async () => {
    const { open, key, table } = bench();
    const any = [{ name: 'any', holds: absent(['openUntil']) }] as const;
    const year = new Date(CIRCUIT_START).getTime() + YEAR_MS;
    await table.change(key, { name: 'wrong clock', clauses: any, effects: [set(['openUntil'], year)] });
    expect(await open().check()).toBeUndefined();
  });

  it('passes on what is no passing error', async () => {
    const { open } = bench();
    const denied = new Error('AccessDeniedException');
    await expect(open({ read: () => Promise.reject(denied) }).check()).rejects.toBe(denied);
  });

  it('counts as closed while its item cannot be read, and tells', async () => {
    const { open, key, table, troubles } = bench();
    const damage = { name: 'damage', clauses: [{ name: 'none', holds: absent(['since']) }] } as const;
    await table.change(key, { ...damage, effects: [set(['since'], 'long ago'), set(['failures'], -1)] });
    expect(await open().check()).toBeUndefined();
    expect(troubles).toEqual([expect.any(CorruptCircuitError)]);
    expect(troubles).toMatchObject([{ message: 'Expected a circuit, got bad failures, since' }]);
  });
}
