// The simulated providers at the ports of `npm run simulators`, as the environment of a service names them:
// `${file(../../config/simulators.js):urls}`.
import { DEFAULT_SIMULATOR_URLS, toProviderUrls } from '../packages/local/src/simulators/provider-urls.ts';

export const urls = JSON.stringify(toProviderUrls(DEFAULT_SIMULATOR_URLS));
