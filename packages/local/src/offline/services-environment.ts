import { devNull } from 'node:os';
import type { AwsEndpoints } from '../embedded/embedded-aws.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../embedded/local-account.ts';
import { type SimulatorUrls, toProviderUrls } from '../simulators/provider-urls.ts';

/** What programs need of the machine they run on. Nothing else of the outer environment gets in. */
const PASSED_ON = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'ComSpec',
  'USERPROFILE',
  'APPDATA',
];
/** The discard port, where nothing listens: a client whose endpoint was forgotten fails here, it never reaches AWS. */
const DEAD_ENDPOINT = 'http://127.0.0.1:9';

/** What the services are told. */
export interface ServicesSettings {
  readonly stackPrefix: string;
  /** Where bundles are written, from the root. */
  readonly buildFolder: string;
  readonly endpoints: AwsEndpoints;
  readonly jwtIssuer: string;
  readonly simulatorUrls: SimulatorUrls;
  /** Name of the providers' client secrets in SSM, before the provider's. */
  readonly clientParameterPath: string;
}

/** Environment of the services process. The AWS_* variables reach the handlers too. */
export function toServicesEnvironment(
  settings: ServicesSettings,
  outer: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const passedOn = PASSED_ON.flatMap((name) =>
    outer[name] === undefined ? [] : [[name, outer[name]] as const],
  );
  return {
    ...Object.fromEntries(passedOn),
    TZ: 'UTC', // as on Lambda
    SLS_TELEMETRY_DISABLED: '1',
    SLS_NOTIFICATIONS_MODE: 'off',
    SYNCWELL_STACK_PREFIX: settings.stackPrefix,
    SYNCWELL_BUILD_FOLDER: settings.buildFolder,
    SYNCWELL_JWT_ISSUER: settings.jwtIssuer,
    SYNCWELL_PROVIDER_URLS: JSON.stringify(toProviderUrls(settings.simulatorUrls)),
    SYNCWELL_CLIENT_PARAMETER_PATH: settings.clientParameterPath,
    ...toAwsVariables(settings.endpoints),
  };
}

function toAwsVariables(endpoints: AwsEndpoints): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_REGION: LOCAL_REGION,
    AWS_ENDPOINT_URL: DEAD_ENDPOINT,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_KMS: endpoints.kms,
    AWS_ENDPOINT_URL_SSM: endpoints.ssm,
    // Nobody's own profile, whose endpoints, retries or credentials would win over these.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
