import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { people } from './people';
import { signInPage } from './signInPage';

const maxFormLength = 1024;

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > maxFormLength) {
      throw new Error('The form is too large.');
    }
  }
  return new URLSearchParams(body);
}

/** Shows the sign-in page and takes its answer; false where the request is not for it. */
export async function handleInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (!request.url?.startsWith('/interaction/')) {
    return false;
  }
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    response.end(signInPage(uid));
    return true;
  }
  const form = await readForm(request);
  const person = people.find(({ id }) => id === form.get('person'));
  if (!person) {
    throw new Error('There is no such person. Go back and choose one.');
  }
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: person.id } },
    { mergeWithLastSubmission: false },
  );
  return true;
}
