/** Numbers of 32 bits in a row that grows: millions of them without an object each. */
export interface IntList {
  readonly length: number;
  at(index: number): number;
  push(value: number): void;
}

export function createIntList(): IntList {
  let values = new Int32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    at: (index) => values[index] ?? -1,
    push: (value) => {
      if (length === values.length) {
        const larger = new Int32Array(2 * values.length);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
  };
}
