import type { Input } from './Input';
import type { Answer } from './Route';

export const graphqlPath = '/api/graphql';

/**
 * Answers the one query that portals send: the coverage of a project's pipelines. No job
 * here reports any.
 */
export function graphqlAnswer(input: Input): Answer {
  const isCoverage = /\bpipelines\b/.test(input.required('query'));
  return {
    status: 200,
    body: isCoverage
      ? { data: { project: { pipelines: { nodes: [] } } } }
      : { errors: [{ message: 'This sandbox answers no such query.' }] },
  };
}
