import fc from 'fast-check';
import { parseTemplate } from './parseTemplate';
import { resourceDependencies, resourceOrder } from './resourceOrder';
import type { Template, TemplateValue } from './types';

const ways: ((target: string) => TemplateValue)[] = [
  target => ({ Ref: target }),
  target => ({ 'Fn::GetAtt': [target, 'Arn'] }),
  target => ({ 'Fn::Sub': `x-\${${target}.Arn}` }),
  target => ({ 'Fn::Join': ['', ['a', { Ref: target }]] }),
];

interface Edge {
  from: number;
  to: number;
  way: number;
}

const size = 12;
const edges = fc.array(
  fc.record({
    from: fc.nat(size - 1),
    to: fc.nat(size - 1),
    way: fc.nat(ways.length),
  }),
  { maxLength: 30 },
);

/** A template with one resource a node, in a shuffled order; way 4 is DependsOn. */
function graph(list: Edge[], order: number[]) {
  const name = (node: number) => `R${node}`;
  const resources = order.map(node => {
    const own = list.filter(edge => edge.from === node);
    return [
      name(node),
      {
        Type: 'AWS::IAM::Role',
        Properties: {
          Values: own
            .filter(edge => edge.way < ways.length)
            .map(edge => ways[edge.way](name(edge.to))),
        },
        DependsOn: own
          .filter(edge => edge.way === ways.length)
          .map(edge => name(edge.to)),
      },
    ];
  });
  return parseTemplate(
    JSON.stringify({ Resources: Object.fromEntries(resources) }),
  );
}

const shuffled = fc.shuffledSubarray([...Array(size).keys()], {
  minLength: size,
});

const orderOf = (template: Template, condition = true) =>
  resourceOrder(resourceDependencies(template, () => condition));

describe('resourceOrder', () => {
  it('puts each resource after those it depends on, whatever the graph', () => {
    fc.assert(
      fc.property(edges, shuffled, (list, order) => {
        const acyclic = list.filter(edge => edge.to < edge.from);
        const result = orderOf(graph(acyclic, order));
        expect([...result].sort()).toEqual(order.map(n => `R${n}`).sort());
        for (const { from, to } of acyclic) {
          expect(result.indexOf(`R${to}`)).toBeLessThan(
            result.indexOf(`R${from}`),
          );
        }
      }),
    );
  });

  it('names exactly the resources of a cycle', () => {
    fc.assert(
      fc.property(edges, shuffled, (list, order) => {
        const acyclic = list.filter(edge => edge.to < edge.from && edge.to > 2);
        const cycle = [
          { from: 0, to: 1, way: 0 },
          { from: 1, to: 2, way: 4 },
          { from: 2, to: 0, way: 2 },
        ];
        let message = '';
        try {
          orderOf(graph([...acyclic, ...cycle], order));
        } catch (error) {
          message = String(error);
        }
        const named = message.match(/\[(.*)\]/)?.[1].split(', ') ?? [];
        expect(message).toContain('Circular dependency between resources');
        expect(named.sort()).toEqual(['R0', 'R1', 'R2']);
      }),
    );
  });

  it('lets only the taken branch of Fn::If order resources', () => {
    const template = parseTemplate(`
Conditions: { C: !Equals [a, a] }
Resources:
  A: { Type: T, Properties: { P: !If [C, !Ref B, none] } }
  B: { Type: T, Properties: { P: !If [C, none, !Ref A] } }`);
    expect(orderOf(template)).toEqual(['B', 'A']);
    expect(orderOf(template, false)).toEqual(['A', 'B']);
  });
});
