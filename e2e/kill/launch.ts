import { PortalApi } from '../support/PortalApi';
import { startTemplate } from './tasks';

/** Where the test's profile is made. */
export const place = {
  project: 'demand-forecast',
  stage: 'dev',
  accountId: '201000000011',
  region: 'eu-west-1',
};

/** Starts the golden path for the person who is signed in. */
export async function startLaunch(api: PortalApi): Promise<string> {
  return startTemplate(api, 'studio-user-profile', {
    project: place.project,
    stage: place.stage,
    persona: 'data-scientist',
  });
}
