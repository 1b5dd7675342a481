const FORM = /^orch-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether `text` has the form of an orchestration id, `orch-` and a UUID: nothing else is ever looked up in the table. */
export function isOrchestrationId(text: string): boolean {
  return FORM.test(text);
}
