// Really deployed: installs MiniStack, an emulator of AWS, starts it on a free port of 127.0.0.1 with IAM enforced, and
// lets tests/cloud deploy the three services onto it, drive them, deploy again and remove them. Exit code 3 when this
// machine lacks a tool that MiniStack needs.
import { ministack } from './engines/ministack.mjs';
import { runOnEngine } from './engines/run-on-engine.mjs';

await runOnEngine({
  engine: ministack,
  command: 'e2e:cloud',
  does: 'Deploys all services onto an emulator of AWS that enforces IAM, copies four years through them, and removes them.',
  startOptions: { enforceIam: true },
  toArguments: ({ dynamodb: endpoint }) => ['tests/cloud/main.ts', endpoint],
});
