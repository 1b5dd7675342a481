/** The path of an orchestration's status, as Location headers name it. */
export function statusPath(orchestrationId: string): string {
  return `/orchestrations/${orchestrationId}/status`;
}
