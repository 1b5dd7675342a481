import type { RouteContract } from './route-contract.ts';
import { COMMAND_ROUTES } from './routes/command-routes.ts';
import { CONNECTION_ROUTES } from './routes/connection-routes.ts';
import { ORCHESTRATION_ROUTES } from './routes/orchestration-routes.ts';

const ALL = { ...ORCHESTRATION_ROUTES, ...COMMAND_ROUTES, ...CONNECTION_ROUTES };

/** A route of the API, as templates name it. */
export type KnownRoute = keyof typeof ALL;
export const KNOWN_ROUTES = Object.keys(ALL) as readonly KnownRoute[];

/** Every route of the API. A new one: its line here makes it documented, and its handler's answers checked. */
export const ROUTES: Readonly<Record<KnownRoute, RouteContract>> = ALL;
