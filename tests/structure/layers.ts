/** Who may import whom: checked by layering.test.ts on every file that is not a test or made for tests. */
export interface LayerRule {
  readonly says: string;
  readonly files: RegExp;
  /** Everything else is forbidden. */
  readonly only?: readonly RegExp[];
  /** Everything else is allowed. */
  readonly never?: readonly RegExp[];
}

const DOMAIN = /^packages\/core\/src\/domain\//;
const API = /^packages\/core\/src\/api\//;
const MESSAGES = /^packages\/core\/src\/messages\//;
const PORTS = /^packages\/core\/src\/ports$/;
const STORE = /^packages\/core\/src\/store\//;
const LIMITS = /^packages\/core\/src\/(budget|circuit)(\/|-|$)/;
const AWS = /^packages\/core\/src\/aws\//;
const LAMBDA = /^packages\/core\/src\/lambda\//;
const CONNECTORS = /^packages\/connectors\//;
const LOCAL = /^packages\/(cloud|local|simulation)\//;
const CLIENT = /^packages\/client\//;
const SERVICES = /^services\//;
const AWS_SDK = /^@aws-sdk\//;
const TESTING = /\/testing\/|^tests\/|^scripts\/|^fast-check$/;

const ofService = (name: string, others: string): LayerRule => ({
  says: `${name} imports no other service and nothing of the local system`,
  files: new RegExp(`^services/${name}/`),
  never: [new RegExp(`^services/(${others})/`), LOCAL],
});

export const LAYER_RULES: readonly LayerRule[] = [
  {
    says: 'the domain imports nothing but itself, the form of its views and pure libraries',
    files: DOMAIN,
    only: [DOMAIN, API, /^date-fns\/\w+$/, /^@date-fns\/utc$/, /^zod$/, /^node:crypto$/],
  },
  { says: 'the messages of the API import the domain', files: API, only: [API, DOMAIN, /^zod$/] },
  { says: 'messages import the domain', files: MESSAGES, only: [DOMAIN, MESSAGES, /^zod$/] },
  { says: 'ports import domain and messages', files: PORTS, only: [DOMAIN, MESSAGES] },
  {
    says: 'the store works over ports',
    files: STORE,
    only: [STORE, DOMAIN, MESSAGES, PORTS, /^node:crypto$/],
  },
  {
    says: 'call budgets and circuits work over a port',
    files: LIMITS,
    only: [LIMITS, DOMAIN, PORTS],
  },
  { says: 'adapters do not know how they are called', files: AWS, never: [LAMBDA] },
  { says: 'the Lambda edge knows no adapters', files: LAMBDA, never: [AWS, STORE] },
  {
    says: 'only adapters know the AWS SDK',
    files: /^(packages\/core\/src\/(?!aws\/)|packages\/connectors\/|services\/)/,
    never: [AWS_SDK],
  },
  { says: 'core stands alone', files: /^packages\/core\//, never: [CONNECTORS, LOCAL, SERVICES] },
  {
    says: 'connectors know domain and ports of core, nothing of AWS',
    files: CONNECTORS,
    never: [LOCAL, SERVICES, AWS, LAMBDA, STORE],
  },
  {
    says: 'the client knows the messages of the API and nothing else',
    files: /^packages\/client\/src\/(?!recipes\/)/,
    only: [CLIENT, /^packages\/core\/src\/api\//],
  },
  {
    says: 'recipes are written against the client as apps see it',
    files: /^packages\/client\/src\/recipes\//,
    only: [/^@syncwell\/client$/],
  },
  ofService('orchestrator', 'chunk-worker|status'),
  ofService('chunk-worker', 'orchestrator|status'),
  ofService('status', 'orchestrator|chunk-worker'),
  {
    says: 'use cases and handlers get their adapters from dependencies.ts and its parts',
    files: /^services\/[^/]+\/src\/(?!([a-z]+-)?dependencies$)/,
    never: [AWS],
  },
  {
    says: 'use cases know no handler',
    files: /^services\/[^/]+\/src\/[^/]+$/,
    never: [/^services\/[^/]+\/src\/handlers\//],
  },
  {
    says: 'nothing that is deployed imports what is made for tests',
    files: /^(packages\/(core|connectors)|services)\//,
    never: [TESTING],
  },
];
