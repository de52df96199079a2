import { isScalar, parseDocument, type CollectionTag } from 'yaml';
import { ConfigError } from './ConfigError';
import { Reference } from './Reference';

export type Hash = Record<string, unknown>;

export function isHash(value: unknown): value is Hash {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Reference)
  );
}

/** How much larger than its text a file may become by its aliases. */
const maxAliasCount = 1_000;

const referenceTag: CollectionTag = {
  tag: '!reference',
  collection: 'seq',
  resolve: ({ items }) =>
    new Reference(
      items.map(item => String(isScalar(item) ? item.value : item)),
    ),
};

/** Reads YAML with anchors, merge keys and `!reference`. */
export function loadYaml(text: string): Hash {
  const document = parseDocument(text, {
    merge: true,
    customTags: [referenceTag],
    logLevel: 'error',
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    throw new ConfigError([firstLine(problem.message)]);
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount });
  } catch {
    throw new ConfigError(['The parsed YAML is too big']);
  }
  if (!isHash(value)) {
    throw new ConfigError(['Invalid configuration format']);
  }
  return value;
}

/** The message, which ends with line and column, without the excerpt after it. */
function firstLine(message: string): string {
  return message.split('\n', 1)[0].replace(/:$/, '');
}
