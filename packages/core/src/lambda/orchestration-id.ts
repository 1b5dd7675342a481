import { notFound } from '../domain/errors.ts';
import type { HttpRequest } from './http.ts';

/** Ids are `orch-` and a UUID; whatever else a path holds (a guard's key, say) is answered as absent, unread. */
const ORCHESTRATION_ID = /^orch-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id that the path names. Throws ProblemError `not-found` on anything that cannot be one. */
export function orchestrationIdOf({ pathParameters }: HttpRequest): string {
  const id = pathParameters['orchestrationId'];
  if (id === undefined || !ORCHESTRATION_ID.test(id)) throw notFound();
  return id;
}
