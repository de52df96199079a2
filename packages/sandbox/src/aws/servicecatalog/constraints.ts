import { AwsError } from '../errors';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { constraints, type Constraint, type Portfolio } from './documents';
import { invalidParameters, resourceNotFound } from './errors';
import { newId } from './ids';
import { once } from './once';
import { page } from './paging';
import { ownPortfolio } from './portfolios';
import * as shapes from './shapes';

const types = [
  'LAUNCH',
  'NOTIFICATION',
  'RESOURCE_UPDATE',
  'STACKSET',
  'TEMPLATE',
];

export const CreateConstraint = operation({
  write: true,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    PortfolioId: shapes.id.required(),
    ProductId: shapes.id.required(),
    Parameters: s.string().required(),
    Type: s.string({ min: 1, max: 1024 }).required(),
    Description: s.string({ max: 2000 }),
    IdempotencyToken: shapes.token.required(),
  }),
  handle({ IdempotencyToken, ...input }, call) {
    const id = once('CreateConstraint', IdempotencyToken, input, call, () => {
      check(input, ownPortfolio(input.PortfolioId, call), call);
      const constraint: Constraint = {
        id: newId('cons'),
        type: input.Type,
        description: input.Description,
        owner: call.account,
        portfolioId: input.PortfolioId,
        productId: input.ProductId,
        parameters: input.Parameters,
      };
      call.env.store.put(constraints, call, constraint.id, constraint);
      return constraint.id;
    });
    const constraint = call.env.store.get(constraints, call, id);
    return {
      ConstraintDetail: constraint && detail(constraint),
      ConstraintParameters: input.Parameters,
      Status: 'AVAILABLE',
    };
  },
});

export const ListConstraintsForPortfolio = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    PortfolioId: shapes.id.required(),
    ProductId: shapes.id,
    PageSize: shapes.pageSize,
    PageToken: shapes.pageToken,
  }),
  handle(input, call) {
    const { id } = ownPortfolio(input.PortfolioId, call);
    const found = call.env.store
      .list(constraints, call)
      .filter(
        ({ portfolioId, productId }) =>
          portfolioId === id &&
          (!input.ProductId || productId === input.ProductId),
      );
    const { items, ...next } = page(found, input);
    return { ConstraintDetails: items.map(detail), ...next };
  },
});

function check(
  input: { ProductId: string; Type: string; Parameters: string },
  portfolio: Portfolio,
  call: Call,
) {
  if (!portfolio.productIds.includes(input.ProductId)) {
    throw resourceNotFound(
      `Product ${input.ProductId} is not associated with portfolio ${portfolio.id}.`,
    );
  }
  if (!types.includes(input.Type)) {
    throw invalidParameters(`Invalid constraint type: ${input.Type}`);
  }
  const parameters = launchParameters(input.Parameters);
  if (input.Type !== 'LAUNCH') {
    return;
  }
  const { RoleArn, LocalRoleName } = parameters;
  if (!RoleArn === !LocalRoleName) {
    throw invalidParameters(
      'A LAUNCH constraint takes either RoleArn or LocalRoleName.',
    );
  }
  const present = call.env.store
    .list(constraints, call)
    .some(
      ({ type, portfolioId, productId }) =>
        type === 'LAUNCH' &&
        portfolioId === portfolio.id &&
        productId === input.ProductId,
    );
  if (present) {
    throw new AwsError(
      'DuplicateResourceException',
      `A LAUNCH constraint exists already for product ${input.ProductId} in portfolio ${portfolio.id}.`,
      400,
    );
  }
}

/** What a LAUNCH constraint says: a role of one account, or a role name of every account. */
export function launchParameters(parameters: string): {
  RoleArn?: string;
  LocalRoleName?: string;
} {
  try {
    const value: unknown = JSON.parse(parameters);
    if (typeof value === 'object' && value !== null) {
      return value;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
  }
  throw invalidParameters('Constraint parameters must be a JSON object.');
}

function detail(constraint: Constraint) {
  return {
    ConstraintId: constraint.id,
    Type: constraint.type,
    Description: constraint.description,
    Owner: constraint.owner,
    ProductId: constraint.productId,
    PortfolioId: constraint.portfolioId,
  };
}
