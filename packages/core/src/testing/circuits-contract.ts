import type { BudgetTable } from '../budget.ts';
import { CIRCUIT_START, failTimes, openCircuitBench } from './circuit-bench.ts';
import { describeCircuitTroubles } from './circuit-troubles-contract.ts';

const after = (seconds: number) => new Date(new Date(CIRCUIT_START).getTime() + seconds * 1000);

/** What circuits do on every table: run on the in-memory one and on the engine. */
export function describeCircuits(name: string, getTable: () => BudgetTable): void {
  describe(`Circuits on ${name}`, () => {
    const bench = () => openCircuitBench(getTable());

    it('writes nothing while calls are answered, and reads once in a while', async () => {
      const { open, calls, clock } = bench();
      const circuit = open();
      for (let call = 0; call < 20; call += 1) {
        expect(await circuit.check()).toBeUndefined();
        await circuit.succeeded();
      }
      expect(calls).toEqual(['read']);
      clock.advance(11);
      await circuit.check();
      expect(calls).toEqual(['read', 'read']);
    });

    it('says nothing of single failures, however many', async () => {
      const { open, calls } = bench();
      const circuit = open();
      for (let round = 0; round < 20; round += 1) {
        for (let call = 0; call < 4; call += 1) expect(await circuit.failed()).toBeUndefined();
        await circuit.succeeded();
      }
      expect(calls).toEqual([]);
    });

    it('stays closed when one broken connection fails all calls of a process at once', async () => {
      const { open } = bench();
      const circuit = open();
      const answers = await Promise.all(Array.from({ length: 8 }, () => circuit.failed()));
      expect(answers).toEqual(Array(8).fill(undefined));
      expect(await open().check()).toBeUndefined();
    });

    it('opens for all after failures in a row in several processes', async () => {
      const { open } = bench();
      const [first, second, third] = [open(), open(), open()];
      await failTimes(first, 7);
      expect(await failTimes(second, 6)).toEqual(after(60));
      expect(await third.check()).toEqual(after(60));
      expect(await first.failed()).toEqual(after(60));
      expect(await first.check()).toEqual(after(60));
    });

    it('forgets failures that are long past', async () => {
      const { open, clock } = bench();
      const circuit = open();
      await failTimes(circuit, 8);
      clock.advance(121);
      expect(await circuit.failed()).toBeUndefined();
      expect(await open().check()).toBeUndefined();
    });

    it('lets exactly one call try when the wait is over', async () => {
      const { opened, clock } = await bench().openCircuit();
      clock.advance(60);
      const answers = await Promise.all(opened.map((circuit) => circuit.check()));
      expect(answers.filter((until) => until === undefined)).toHaveLength(1);
      expect(answers.filter((until) => until?.getTime() === after(90).getTime())).toHaveLength(2);
      const prober = opened[answers.indexOf(undefined)];
      // Other calls of its own process wait as well.
      expect(await prober?.check()).toEqual(after(90));
    });

    it('closes for all when the try is answered, and starts over at the first step', async () => {
      const { opened, open, clock, calls } = await bench().openCircuit();
      clock.advance(60);
      const [prober] = opened;
      await prober.check();
      await prober.succeeded();
      expect(await open().check()).toBeUndefined();
      calls.length = 0;
      await prober.check();
      await prober.succeeded();
      expect(calls).toEqual([]);
      expect(await failTimes(prober, 9)).toEqual(after(120));
    });

    it('opens for twice as long when the try fails, up to a quarter of an hour', async () => {
      const { opened, clock } = await bench().openCircuit();
      const [prober] = opened;
      const waits: number[] = [];
      let until = after(60);
      for (let round = 0; round < 6; round += 1) {
        clock.advance((until.getTime() - clock.now().getTime()) / 1000);
        expect(await prober.check()).toBeUndefined();
        until = (await prober.failed()) ?? until;
        waits.push((until.getTime() - clock.now().getTime()) / 1000);
      }
      expect(waits).toEqual([120, 240, 480, 900, 900, 900]);
    });

    it('is overdue once tries have failed for a day, and not before', async () => {
      const { opened, open, clock } = await bench().openCircuit();
      const [prober] = opened;
      let until = after(60);
      const overdueAt: number[] = [];
      while (overdueAt.length === 0) {
        clock.advance((until.getTime() - clock.now().getTime()) / 1000);
        expect(await prober.check()).toBeUndefined();
        until = (await prober.failed()) ?? until;
        if (prober.isOverdue()) overdueAt.push((clock.now().getTime() - after(0).getTime()) / 3_600_000);
      }
      expect(overdueAt[0]).toBeGreaterThanOrEqual(24);
      expect(overdueAt[0]).toBeLessThan(24.25);
      const newcomer = open();
      await newcomer.check();
      expect(newcomer.isOverdue()).toBe(true);
    });

    it('starts its patience over when a try was answered', async () => {
      const { opened, clock } = await bench().openCircuit();
      const [prober] = opened;
      clock.advance(25 * 60 * 60);
      await prober.check();
      await prober.succeeded();
      expect(prober.isOverdue()).toBe(false);
      await failTimes(prober, 9);
      expect(prober.isOverdue()).toBe(false);
    });

    it('lets another try when the one that tried has died', async () => {
      const { opened, open, clock } = await bench().openCircuit();
      clock.advance(60);
      await opened[0].check();
      clock.advance(30);
      expect(await open().check()).toBeUndefined();
    });

    it('takes late failures of calls made before it opened for no news', async () => {
      const { opened, clock } = await bench().openCircuit();
      clock.advance(60);
      expect(await opened[0].failed()).toBeUndefined();
      expect(await opened[1].check()).toBeUndefined();
    });

    it('leaves a circuit alone that somebody else closed meanwhile', async () => {
      const { opened, clock } = await bench().openCircuit();
      const [first, second] = opened;
      clock.advance(60);
      await first.check();
      clock.advance(30);
      await second.check();
      await second.succeeded();
      expect(await first.failed()).toBeUndefined();
      expect(await second.check()).toBeUndefined();
      await first.succeeded();
    });

    describeCircuitTroubles(bench);
  });
}
