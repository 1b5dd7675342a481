import { createRandom, type Random } from '../../kernel/random.ts';

/** What may become of one attempt on its way to a service and back. */
const WIRE_FAULTS = [
  /** The connection breaks before the request arrives. */
  'reset',
  /** Applied; the connection breaks before the answer arrives. */
  'answer lost',
  /** 500, and nothing was done. */
  'error before',
  /** 500, and yet it was done. */
  'error after',
  /** Never answered, never applied. */
  'hang',
  /** Applied, never answered. */
  'hang after',
  /** Never answered; applied when the client has long given this attempt up. */
  'lands late',
  'throttled',
] as const;
/** What a service may do to one request although the wire is sound. */
const SERVICE_FAULTS = ['entry refused', 'batch broken off'] as const;
export const FAULTS = [...WIRE_FAULTS, ...SERVICE_FAULTS] as const;

export type WireFault = (typeof WIRE_FAULTS)[number];
export type Fault = (typeof FAULTS)[number];

/** Decides, from one seed, what goes wrong. */
export interface FaultSource extends Random {
  /** Whether this fault happens here. */
  strikes(fault: Fault): boolean;
  /** The fault of one attempt, if any. */
  onWire(): WireFault | undefined;
  /** From now on nothing goes wrong. */
  stop(): void;
  /** How often each happened. */
  readonly counts: Readonly<Record<Fault, number>>;
}

export interface FaultRates {
  /** Of attempts that meet a fault on the wire, and of requests that meet one in the service. */
  readonly rate: number;
  /** Those that may happen at all. */
  readonly kinds: readonly Fault[];
}

/** In half of the seeds everything may happen; in the others whole classes are off, so that rare meetings happen. */
export function drawRates(random: Random): FaultRates {
  const rate = random.pick([0.02, 0.1, 0.25, 0.5]);
  return { rate, kinds: random.chance(0.5) ? FAULTS : FAULTS.filter(() => random.chance(0.4)) };
}

export function createFaults(seed: number, { rate, kinds }: FaultRates): FaultSource {
  const random = createRandom(seed);
  const counts = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  const wireKinds = WIRE_FAULTS.filter((fault) => kinds.includes(fault));
  let isOn = true;
  return {
    ...random,
    counts,
    stop: () => {
      isOn = false;
    },
    strikes: (fault) => {
      const struck = isOn && kinds.includes(fault) && random.chance(rate);
      if (struck) counts[fault] += 1;
      return struck;
    },
    onWire: () => {
      const [first, ...rest] = wireKinds;
      if (!isOn || first === undefined || !random.chance(rate)) return undefined;
      const fault = random.pick([first, ...rest]);
      counts[fault] += 1;
      return fault;
    },
  };
}
