import { resourceTypes } from './aws/cloudformation/resources';
import { services } from './aws/services';

const protocolNames: Record<string, string> = {
  'json1.0': 'AWS JSON 1.0',
  'json1.1': 'AWS JSON 1.1',
  query: 'AWS query',
  restXml: 'REST XML',
};

/** What the sandbox has of AWS, as Markdown: operations by service, and CloudFormation's types. */
export function operationsTable(): string {
  const rows = services.flatMap(({ id, protocol, operations }) =>
    [...operations]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { write }]) => [
        id,
        protocolNames[protocol],
        name,
        write ? 'changes' : 'reads',
      ]),
  );
  const types = [...resourceTypes.keys()].sort().map(name => [`\`${name}\``]);
  return [
    `${rows.length} operations of ${services.length} services:`,
    table(['service', 'protocol', 'operation', 'effect'], rows),
    `${types.length} types of resources in CloudFormation's templates, all made by the operations above:`,
    table(['type'], types),
  ].join('\n\n');
}

/** Lined up, as Prettier would. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map(cells => cells[column].length)),
  );
  const rule = widths.map(width => '-'.repeat(width));
  return [head, rule, ...rows]
    .map(cells => cells.map((cell, column) => cell.padEnd(widths[column])))
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}
