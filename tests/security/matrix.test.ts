import { isDeepStrictEqual } from 'node:util';

import { printLines } from '../e2e/print-lines.ts';
import { type PackagedRoute, packagedRoutes } from './packaged-handlers.ts';
import { type Owner, OWNERS, ROUTE_RULES, type RouteRule } from './route-rules.ts';
import { type Answer, send } from './send.ts';
import { ANN, BOB, createTwoUsers } from './two-users.ts';

/** Whom no caller is: nobody has a sync of this id. */
const NOBODYS_ID = 'orch-00000000-0000-4000-8000-00000000dead';

/** What the caller's token is like: the scopes that it says, or why it is none. */
const TOKENS = {
  'no token': undefined,
  'a forged token': 'forged',
  'no scope': '',
  'look-alike scopes': 'sync sync:readwrite sync:write:all xsync:read SYNC:WRITE',
  'the read scope': 'sync:read',
  'the write scope': 'sync:write',
  'both scopes': 'openid sync:read sync:write',
} as const;
type TokenKind = keyof typeof TOKENS;

interface Cell {
  readonly token: TokenKind;
  readonly owner: Owner;
  readonly premium: boolean;
}

const CELLS: readonly Cell[] = (Object.keys(TOKENS) as TokenKind[]).flatMap((token) =>
  OWNERS.flatMap((owner) => [true, false].map((premium) => ({ token, owner, premium }))),
);

const routes = packagedRoutes();
let cellsRun = 0;

function toToken({ token, premium }: Cell) {
  const scope = TOKENS[token];
  if (token === 'no token') return undefined;
  if (token === 'a forged token') return 'forged';
  return { sub: ANN, scope, ...(premium ? { premium: true } : {}) };
}

/** What the rules say, without a look at the code: who is refused by whom, and with which problem. */
function expectedOf({ scope, premium, answers }: RouteRule, cell: Cell): string {
  if (cell.token === 'no token' || cell.token === 'a forged token') return '401 Unauthorized';
  if (!TOKENS[cell.token].split(' ').includes(scope)) return '403 Forbidden';
  if (premium && !cell.premium) return '403 premium-required';
  const status = answers[OWNERS.indexOf(cell.owner)];
  return `${status}${status === 404 ? ' not-found' : ''}${status === 409 ? ' route-taken' : ''}`;
}

function toText({ statusCode, text }: Answer): string {
  if (statusCode === undefined || statusCode < 400) return String(statusCode);
  return `${statusCode} ${/urn:syncwell:problem:([\w-]+)/.exec(text)?.[1] ?? text}`;
}

/** A world of its own, in which the cell's owner has a sync. Answers whose is which, and the id to ask for. */
async function furnish(rule: RouteRule, { owner }: Cell) {
  const users = createTwoUsers();
  const give = async (userId: string) => {
    const orchestrationId = await users.furnish(userId);
    await rule.prepare?.(users, { orchestrationId, userId });
    return orchestrationId;
  };
  const bobs = owner === "nobody's" ? undefined : await give(BOB);
  const anns = owner === 'own' ? await give(ANN) : undefined;
  return { users, marks: bobs === undefined ? [BOB] : [BOB, bobs], target: anns ?? bobs ?? NOBODYS_ID };
}

/** Runs one cell; answers what is wrong with it. */
async function runCell(route: PackagedRoute, rule: RouteRule, cell: Cell): Promise<string[]> {
  const { users, marks, target } = await furnish(rule, cell);
  const isBobs = (text: string) => marks.some((mark) => text.includes(mark));
  const before = await users.state();
  const answer = await send(route, users.dependencies, {
    token: toToken(cell),
    pathParameters: { orchestrationId: target, provider: rule.provider ?? '' },
    body: rule.body,
  });
  const after = await users.state();
  cellsRun += 1;
  const [got, expected] = [toText(answer), expectedOf(rule, cell)];
  const mayChange = rule.scope === 'sync:write' && !/^40[134]/.test(got);
  const wrong = [
    got === expected ? [] : `answers ${got} in place of ${expected}`,
    isBobs(JSON.stringify(answer)) ? "tells what is another's" : [],
    isDeepStrictEqual(after.filter(isBobs), before.filter(isBobs)) ? [] : "changes what is another's",
    mayChange || isDeepStrictEqual(after, before) ? [] : 'changes something',
  ].flat();
  return wrong.map((what) => `${JSON.stringify(cell)} ${what}`);
}

describe('authorization', () => {
  afterAll(() => printLines([`Authorization matrix: ${cellsRun} cells over ${routes.length} routes.`]));

  it('has a rule for each packaged route, and for no other', () => {
    expect(Object.keys(ROUTE_RULES).sort()).toEqual(routes.map(({ key }) => key).sort());
  });

  it.each(routes)('of $key is as its rule says in every cell', async (route) => {
    const rule = ROUTE_RULES[route.key];
    if (rule === undefined) throw new Error(`Expected cells for ${route.key}, got a route without a rule`);
    const wrong: string[] = [];
    for (const cell of CELLS) wrong.push(...(await runCell(route, rule, cell)));
    expect(wrong).toEqual([]);
  });
});
