import { describeUpdateInputs } from './describe-update-inputs.ts';
import { CHUNK_INPUTS } from './update-inputs/chunk-inputs.ts';
import { COMMAND_INPUTS } from './update-inputs/command-inputs.ts';
import { COMPLETION_INPUTS } from './update-inputs/completion-inputs.ts';
import { LIFECYCLE_INPUTS } from './update-inputs/lifecycle-inputs.ts';
import { SWEEP_INPUTS } from './update-inputs/sweep-inputs.ts';
import { WAIT_INPUTS } from './update-inputs/wait-inputs.ts';

describeUpdateInputs({
  ...LIFECYCLE_INPUTS,
  ...CHUNK_INPUTS,
  ...COMPLETION_INPUTS,
  ...WAIT_INPUTS,
  ...COMMAND_INPUTS,
  ...SWEEP_INPUTS,
});
