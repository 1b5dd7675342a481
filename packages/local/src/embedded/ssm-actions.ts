import * as z from 'zod';
import { AwsRefusal } from './aws-refusal.ts';
import type { JsonAction } from './json-service.ts';

interface Parameter {
  readonly Name: string;
  readonly Type: 'String' | 'SecureString';
  readonly Value: string;
  readonly Version: number;
}

/** What a SecureString looks like to who does not ask for decryption. */
const SEALED = 'c2VhbGVk';

const name = z.string().regex(/^[\w./-]{1,1011}$/);
const requests = {
  PutParameter: z.object({
    Name: name,
    Value: z.string().min(1).max(4096),
    Type: z.enum(['String', 'SecureString']).optional(),
    Overwrite: z.boolean().default(false),
  }),
  GetParameter: z.object({ Name: name, WithDecryption: z.boolean().default(false) }),
  DeleteParameter: z.object({ Name: name }),
};

/** What each action does, by its name, on parameters of its own. Shapes as in the AWS Systems Manager API reference. */
export function createSsmActions(): Readonly<Record<string, JsonAction>> {
  const parameters = new Map<string, Parameter>();
  const find = (wanted: string) => parameters.get(wanted) ?? refuse(wanted);
  return {
    PutParameter: (input) => {
      const { Name, Value, Overwrite, Type } = requests.PutParameter.parse(input);
      const known = parameters.get(Name);
      if (known !== undefined && !Overwrite) {
        throw new AwsRefusal('ParameterAlreadyExists', `Parameter ${Name} already exists`);
      }
      const Version = (known?.Version ?? 0) + 1;
      parameters.set(Name, { Name, Value, Version, Type: Type ?? known?.Type ?? 'String' });
      return { Version, Tier: 'Standard' };
    },
    GetParameter: (input) => {
      const { Name, WithDecryption } = requests.GetParameter.parse(input);
      const { Value, ...parameter } = find(Name);
      const isSealed = parameter.Type === 'SecureString' && !WithDecryption;
      return { Parameter: { ...parameter, DataType: 'text', Value: isSealed ? SEALED : Value } };
    },
    DeleteParameter: (input) => {
      const { Name } = find(requests.DeleteParameter.parse(input).Name);
      parameters.delete(Name);
      return {};
    },
  };
}

function refuse(wanted: string): never {
  throw new AwsRefusal('ParameterNotFound', `Parameter ${wanted} does not exist`);
}
