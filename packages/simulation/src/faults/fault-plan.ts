import { createRandom, hashToSeed, type Random } from '../kernel/random.ts';
import { FAULT_CLASS_NAMES, type Fault, type FaultClass } from './fault.ts';

/** Decides about every opportunity for a fault, each by itself: taking one fault away moves no other decision. */
export interface FaultPlan {
  /** Whether a fault of `faultClass` strikes at this opportunity, which is the n-th of its `point`. */
  strikes(faultClass: FaultClass, point: string, options?: Strike): boolean;
  /** Whether something planned, which is always done in a run with its class, is to be done now. */
  allows(faultClass: FaultClass, point: string): boolean;
  /** Numbers for the details of the fault that was just decided. */
  readonly detail: Random;
  readonly injected: readonly Fault[];
  isEnabled(faultClass: FaultClass): boolean;
  /** From now on nothing strikes. */
  stop(): void;
}

export interface Strike {
  /** Multiplies the class's probability. */
  readonly weight?: number;
  /** What to call it in a timeline. */
  readonly what?: string;
}

export interface FaultPlanOptions {
  readonly seed: number;
  /** Classes that may strike; each of them is on in about two of three runs. */
  readonly classes: readonly FaultClass[];
  /** Only these faults strike (by key): for shrinking and replay. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Probabilities of single opportunities, by class and point, in place of the class's own. */
  readonly fixed?: Readonly<Record<string, number>>;
  /** Whether most classes are off, so that a call is reached that takes long to get to. */
  readonly isQuiet?: boolean;
  readonly elapsedMs: () => number;
}

/** Probability of a class at one opportunity, in a run in which the class is on: quiet, usual, wild. */
const INTENSITIES = [0.004, 0.02, 0.07] as const;
const SWARM_PROBABILITY = 0.65;
const QUIET_SWARM_PROBABILITY = 0.2;

export function createFaultPlan({
  seed,
  classes,
  only,
  fixed = {},
  isQuiet = false,
  elapsedMs,
}: FaultPlanOptions): FaultPlan {
  const swarm = createRandom(hashToSeed(seed, 'swarm'));
  const detail = createRandom(hashToSeed(seed, 'detail'));
  const probabilities = new Map<FaultClass, number>();
  for (const name of FAULT_CLASS_NAMES) {
    const isOn = swarm.chance(isQuiet ? QUIET_SWARM_PROBABILITY : SWARM_PROBABILITY);
    const probability = swarm.pick(INTENSITIES);
    if (isOn && classes.includes(name)) probabilities.set(name, probability);
  }
  const isFixed = (name: FaultClass) => Object.keys(fixed).some((key) => key.startsWith(`${name} `));
  const counts = new Map<string, number>();
  const injected: Fault[] = [];
  let stopped = false;
  const inject = (fault: Omit<Fault, 'atMs'>): boolean => {
    if (only !== undefined && !only.has(fault.key)) return false;
    injected.push({ ...fault, atMs: elapsedMs() });
    return true;
  };
  return {
    detail,
    injected,
    isEnabled: (name) => (probabilities.has(name) || isFixed(name)) && !stopped,
    strikes: (faultClass, point, { weight = 1, what = point } = {}) => {
      const own = probabilities.get(faultClass);
      const probability = fixed[`${faultClass} ${point}`] ?? (own === undefined ? undefined : own * weight);
      if (stopped || probability === undefined || !classes.includes(faultClass)) return false;
      const count = counts.get(`${faultClass} ${point}`) ?? 0;
      counts.set(`${faultClass} ${point}`, count + 1);
      const key = `${faultClass} ${point} #${count}`;
      if (createRandom(hashToSeed(seed, key)).next() >= probability) return false;
      return inject({ key, faultClass, what });
    },
    allows: (faultClass, point) =>
      !stopped &&
      classes.includes(faultClass) &&
      inject({ key: `${faultClass} ${point}`, faultClass, what: point }),
    stop: () => {
      stopped = true;
    },
  };
}
