import { notFound } from '../domain/errors.ts';
import { isOrchestrationId } from '../domain/orchestration-id.ts';
import type { HttpRequest } from './http.ts';

/**
 * The id that the path names. Whatever cannot be one (a guard's key, say) is answered as absent, unread: throws
 * ProblemError `not-found`.
 */
export function orchestrationIdOf({ pathParameters }: HttpRequest): string {
  const id = pathParameters['orchestrationId'];
  if (id === undefined || !isOrchestrationId(id)) throw notFound();
  return id;
}
