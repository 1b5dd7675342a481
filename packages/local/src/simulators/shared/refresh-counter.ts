/** What came of one user's refreshes. */
export interface RefreshCounts {
  /** New access tokens. */
  readonly issued: number;
  /** The same tokens again, because they were good for a while yet. */
  readonly repeated: number;
}

export interface RefreshCounter {
  add(userId: string, outcome: keyof RefreshCounts): void;
  read(): Readonly<Record<string, RefreshCounts>>;
  clear(): void;
}

export function createRefreshCounter(): RefreshCounter {
  const counts = new Map<string, RefreshCounts>();
  return {
    add: (userId, outcome) => {
      const before = counts.get(userId) ?? { issued: 0, repeated: 0 };
      counts.set(userId, { ...before, [outcome]: before[outcome] + 1 });
    },
    read: () => Object.fromEntries(counts),
    clear: () => counts.clear(),
  };
}
