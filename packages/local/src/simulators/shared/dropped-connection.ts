const MARK = 'x-simulator-connection';

/** Stands for no answer at all: whoever serves it cuts the connection, see startSimulator and createSimulatorFetch. */
export function dropConnection(): Response {
  return new Response(null, { status: 500, headers: { [MARK]: 'dropped' } });
}

export function isDropped(response: Response): boolean {
  return response.headers.get(MARK) === 'dropped';
}
