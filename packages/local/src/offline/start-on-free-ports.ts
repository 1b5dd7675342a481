import { findFreePorts } from './find-free-ports.ts';
import { ServicesStartError } from './services-start-error.ts';
import { startServices, type Services, type ServicesLaunch } from './start-services.ts';

/** Port choices before a taken port is an error. */
const MAX_CHOICES = 3;

/** Starts the services on ports that nobody else uses. @throws ServicesStartError */
export async function startOnFreePorts(launch: ServicesLaunch, choice = 1): Promise<Services> {
  const [http = 0, lambda = 0] = await findFreePorts(2);
  try {
    return await startServices(launch, { http, lambda });
  } catch (error) {
    if (!(error instanceof ServicesStartError && error.portTaken) || choice === MAX_CHOICES) throw error;
    return startOnFreePorts(launch, choice + 1);
  }
}
