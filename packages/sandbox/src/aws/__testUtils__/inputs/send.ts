import type { Service } from '../../service';
import type { TestCredentials } from '../../../__testUtils__/credentials';

/** What a service answered. */
export interface Answer {
  status: number;
  code: string;
  message: string;
  /** Of JSON protocols: the whole answer. */
  output?: unknown;
}

/** Sends an input in the service's JSON or query protocol. */
export async function send(
  awsUrl: string,
  { accessKeyId }: TestCredentials,
  { id, protocol, targetPrefix, version }: Service,
  operation: string,
  input: unknown,
): Promise<Answer> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261124/eu-west-1/${id}/aws4_request, SignedHeaders=host, Signature=0`;
  if (protocol !== 'query') {
    const response = await fetch(awsUrl, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': `application/x-amz-${protocol.replace(
          'json',
          'json-',
        )}`,
        'x-amz-target': `${targetPrefix}.${operation}`,
      },
      body: JSON.stringify(input),
    });
    const output = await response.json();
    const { __type: code, message } = output;
    return { status: response.status, code, message, output };
  }
  const form = new URLSearchParams({
    Action: operation,
    Version: version ?? '',
  });
  addToForm(form, '', input);
  const response = await fetch(awsUrl, {
    method: 'POST',
    headers: { authorization },
    body: form,
  });
  const text = await response.text();
  const element = (name: string) =>
    unescape(new RegExp(`<${name}>([^]*?)</${name}>`).exec(text)?.[1] ?? '');
  return {
    status: response.status,
    code: element('Code'),
    message: element('Message'),
  };
}

/** Lists as `Name.member.1`, maps as `Name.entry.1.key` and `.value`, structures dotted. */
function addToForm(form: URLSearchParams, name: string, value: unknown): void {
  const at = (step: string) => (name ? `${name}.${step}` : step);
  if (Array.isArray(value)) {
    if (value.length === 0) {
      form.set(name, '');
    }
    value.forEach((one, index) =>
      addToForm(form, at(`member.${index + 1}`), one),
    );
  } else if (typeof value === 'object' && value !== null) {
    for (const [step, one] of Object.entries(value)) {
      addToForm(form, at(step), one);
    }
  } else {
    form.set(name, String(value));
  }
}

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

function unescape(text: string): string {
  return text.replace(/&\w+;/g, entity => entities[entity] ?? entity);
}
