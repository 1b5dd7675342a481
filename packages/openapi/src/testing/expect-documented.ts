import type { KnownRoute } from '../routes.ts';
import { findUndocumented, type GivenAnswer } from './find-undocumented.ts';

/** Throws, naming every difference, unless the OpenAPI document says that `route` answers like this. */
export function expectDocumented(route: KnownRoute, answer: GivenAnswer): void {
  const differences = findUndocumented(route, answer);
  if (differences.length === 0) return;
  const text = [`Expected an answer of ${route} that docs/openapi.yaml knows:`, ...differences].join('\n  ');
  throw new Error(text);
}
