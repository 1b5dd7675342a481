import { nextPollMs, type PollState, type StatusReading, type SyncClient } from '@syncwell/client';

const keyOf = (id: string) => ['sync', id];

/** What `useQuery` takes: the newest reading of a sync. */
export const syncQuery = (client: SyncClient, cache: Cache, id: string) => ({
  queryKey: keyOf(id),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    client.status(id, { signal, tries: 1, previous: cache.getQueryData<StatusReading>(keyOf(id)) }),
  // As often as the API asks for, never after the end; a failed poll is repeated by the next one.
  refetchInterval: ({ state }: { state: PollState }) => nextPollMs(state),
  retry: false,
  // Coming back to the app reads again only when it is time, and never after the end.
  staleTime: ({ state }: { state: PollState }) => nextPollMs(state) || Infinity,
});

/** What `useMutation` takes: a command whose answer is shown at once. */
export const syncCommand = (
  client: SyncClient,
  cache: Cache,
  { id, name }: { id: string; name: 'pause' | 'resume' | 'cancel' | 'retry' },
) => ({
  // A poll under way would bring an older view after the answer.
  onMutate: () => cache.cancelQueries({ queryKey: keyOf(id) }),
  mutationFn: () => client[name](id),
  onSuccess: (reading: StatusReading) => cache.setQueryData(keyOf(id), reading),
});

/** The part of a QueryClient that is used. */
interface Cache {
  cancelQueries(filter: { queryKey: string[] }): Promise<void>;
  getQueryData<T>(key: string[]): T | undefined;
  setQueryData(key: string[], reading: StatusReading): unknown;
}
