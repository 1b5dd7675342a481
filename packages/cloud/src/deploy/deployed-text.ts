import type { DeployedStage } from './deploy-stage.ts';

/** What a person wants to know after a deployment. */
export function deployedText({ outputs, unchanged }: DeployedStage, stage: string): string[] {
  const url = outputs['orchestrator']?.['HttpApiUrl'] ?? 'unknown';
  return [
    '',
    `Stage ${stage} is deployed. Unchanged: ${unchanged.join(', ') || 'none'}.`,
    `  API  ${url}`,
    '  What is left to do by hand, once per stage: docs/deploying.md',
  ];
}
