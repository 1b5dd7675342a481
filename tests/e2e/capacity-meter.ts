/** Capacity units of DynamoDB. */
export interface Capacity {
  readonly read: number;
  readonly write: number;
}

/** Counts what the calls of a DynamoDB cost, by its own account. */
export interface CapacityMeter {
  /** The body of a call, changed so that its answer tells the cost. */
  ask(target: string, body: Buffer): Buffer;
  note(target: string, body: Buffer, answer: { readonly status: number; readonly body: string }): void;
  /** Of all tables whose name ends with `ending`. */
  unitsOf(ending: string): Capacity;
}

const KINDS: Readonly<Record<string, keyof Capacity>> = {
  GetItem: 'read',
  BatchGetItem: 'read',
  Query: 'read',
  UpdateItem: 'write',
  PutItem: 'write',
  DeleteItem: 'write',
  BatchWriteItem: 'write',
};

interface Consumed {
  readonly TableName: string;
  readonly CapacityUnits: number;
}

export function createCapacityMeter(): CapacityMeter {
  const used = new Map<string, { read: number; write: number }>();
  const add = (kind: keyof Capacity, { TableName, CapacityUnits }: Consumed) => {
    const units = used.get(TableName) ?? { read: 0, write: 0 };
    units[kind] += CapacityUnits;
    used.set(TableName, units);
  };
  return {
    ask: (target, body) =>
      kindOf(target) === undefined
        ? body
        : Buffer.from(JSON.stringify({ ...parse<object>(body), ReturnConsumedCapacity: 'TOTAL' })),
    note: (target, body, answer) => {
      const kind = kindOf(target);
      if (kind === undefined) return;
      for (const consumed of consumedBy(body, answer)) add(kind, consumed);
    },
    unitsOf: (ending) => {
      const matching = [...used].filter(([name]) => name.endsWith(ending)).map(([, units]) => units);
      const sum = (kind: keyof Capacity) => matching.reduce((total, units) => total + units[kind], 0);
      return { read: sum('read'), write: sum('write') };
    },
  };
}

/** A refused condition says nothing of its cost: a write of an item below 1 KB costs one unit, refused or not. */
function consumedBy(body: Buffer, answer: { status: number; body: string }): readonly Consumed[] {
  if (answer.status === 200) {
    const { ConsumedCapacity: told } = parse<{ ConsumedCapacity?: Consumed | Consumed[] }>(answer.body);
    return told === undefined ? [] : [told].flat();
  }
  if (!answer.body.includes('ConditionalCheckFailed')) return [];
  return [{ TableName: parse<{ TableName: string }>(body).TableName, CapacityUnits: 1 }];
}

function kindOf(target: string): keyof Capacity | undefined {
  return KINDS[/^DynamoDB_\d+\.(\w+)$/.exec(target)?.[1] ?? ''];
}

function parse<T>(text: Buffer | string): T {
  return JSON.parse(String(text)) as T;
}
