import { devNull } from 'node:os';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '@syncwell/local/embedded/local-account';
import { type SimulatorUrls, toProviderUrls } from '@syncwell/local/simulators/provider-urls';

/** What a deployment onto an emulator needs to know. */
export interface EmulatedStage {
  readonly endpoint: string;
  readonly jwtIssuer: string;
  readonly simulatorUrls: SimulatorUrls;
  readonly redirectUri: string;
}

/** The framework asks this often how far a stack is, milliseconds: an emulator needs no 5 s. */
const ASK_EVERY_MS = '250';
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

/** Environment of the framework. Nothing of a real account, its profiles or its certificates gets in. */
export function toEmulatorEnvironment(
  { endpoint, jwtIssuer, simulatorUrls, redirectUri }: EmulatedStage,
  outer: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return {
    ...Object.fromEntries(PASSED_ON.map((name) => [name, outer[name]])),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    SLS_AWS_MONITORING_FREQUENCY: ASK_EVERY_MS,
    SLS_TELEMETRY_DISABLED: '1',
    SLS_NOTIFICATIONS_MODE: 'off',
    SYNCWELL_JWT_ISSUER: jwtIssuer,
    SYNCWELL_REDIRECT_URIS: redirectUri,
    SYNCWELL_PROVIDER_URLS: JSON.stringify(toProviderUrls(simulatorUrls)),
  };
}
