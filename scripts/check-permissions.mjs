// Is a permission there for nothing? Deploys onto MiniStack with IAM enforced, takes each permission of each function away
// once, and shows what breaks without it. By hand: a quarter of an hour. `npm run check:permissions -- postRetry` looks at
// the named functions.
import { ministack } from './engines/ministack.mjs';
import { runOnEngine } from './engines/run-on-engine.mjs';

await runOnEngine({
  engine: ministack,
  command: 'check:permissions -- [function ...]',
  does: 'Takes each permission of each deployed function (or of the named ones) away once and shows what breaks.',
  startOptions: { enforceIam: true },
  toArguments: ({ dynamodb: endpoint }) => ['tests/cloud/permissions/main.ts', endpoint],
});
