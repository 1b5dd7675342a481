const DOES = {
  deploy:
    'Deploys the three services of a stage into an AWS account. docs/deploying.md says what to do before.',
  remove: 'Removes the three services of a stage. Where `dataPolicy` is Retain, tables and key stay.',
} as const;

/** What `--help` prints. */
export function helpText(command: keyof typeof DOES, stages: readonly string[]): string {
  return `Usage: npm run ${command} -- --stage NAME [options]

${DOES[command]}

  --stage NAME     one of ${stages.join(', ')}: a file in config/stages
  --region NAME    default: AWS_REGION, or the region of the profile
  --profile NAME   of ~/.aws/config; default: credentials of the environment, or the default profile
  --help           print this text`;
}
