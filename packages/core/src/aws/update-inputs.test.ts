import { CHUNK_INPUTS } from '../testing/update-inputs/chunk-inputs.ts';
import { COMMAND_INPUTS } from '../testing/update-inputs/command-inputs.ts';
import { COMPLETION_INPUTS } from '../testing/update-inputs/completion-inputs.ts';
import { ERASURE_INPUTS } from '../testing/update-inputs/erasure-inputs.ts';
import { LIFECYCLE_INPUTS } from '../testing/update-inputs/lifecycle-inputs.ts';
import { SWEEP_INPUTS } from '../testing/update-inputs/sweep-inputs.ts';
import { WAIT_INPUTS } from '../testing/update-inputs/wait-inputs.ts';
import { describeUpdateInputs } from './describe-update-inputs.ts';

describeUpdateInputs({
  ...LIFECYCLE_INPUTS,
  ...CHUNK_INPUTS,
  ...COMPLETION_INPUTS,
  ...WAIT_INPUTS,
  ...COMMAND_INPUTS,
  ...SWEEP_INPUTS,
  ...ERASURE_INPUTS,
});
