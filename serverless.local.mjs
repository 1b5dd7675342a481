// The three services as one, for serverless-offline: one process and one base URL on one machine. Nothing is defined
// here; everything comes from the services' own serverless.yml and from serverless-compose.yml.
import { mergeServices } from './packages/local/src/offline/merge-services.ts';
import { readServices } from './packages/local/src/offline/read-services.ts';
import { toLocalConfiguration } from './packages/local/src/offline/to-local-configuration.ts';

const buildFolder = process.env.SYNCWELL_BUILD_FOLDER ?? '.local/build';

export default toLocalConfiguration(mergeServices(readServices(import.meta.dirname)), { buildFolder });
