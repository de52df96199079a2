import { operation, type Call } from '../service';
import { s } from '../shapes';
import { visiblePortfolio } from './access';
import { portfolioPrincipals } from './documents';
import { invalidParameters } from './errors';
import { page } from './paging';
import { portfolioNotFound } from './portfolios';
import * as shapes from './shapes';

const iamArn = /^arn:aws[a-z-]*:iam::\d{12}:(role|user|group)\/.+$/;
/** No account: the pattern holds in every account the portfolio is shared with. */
const patternArn =
  /^arn:aws[a-z-]*:iam:::(role|user|group)\/[^*?]*[\w+=,.@/*?-]*$/;

export const AssociatePrincipalWithPortfolio = operation({
  write: true,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    PortfolioId: shapes.id.required(),
    PrincipalARN: s.string({ min: 1, max: 1000 }).required(),
    PrincipalType: s.string({ enum: ['IAM', 'IAM_PATTERN'] }).required(),
  }),
  handle({ PortfolioId, PrincipalARN: arn, PrincipalType }, call) {
    checkPortfolio(PortfolioId, call);
    const type = PrincipalType === 'IAM_PATTERN' ? 'IAM_PATTERN' : 'IAM';
    if (!(type === 'IAM' ? iamArn : patternArn).test(arn)) {
      throw invalidParameters(
        type === 'IAM'
          ? `Invalid principal ARN: ${arn}`
          : `Invalid principal ARN: ${arn}. An IAM_PATTERN has no account id and may have * and ? in the name.`,
      );
    }
    const key = `${PortfolioId}/${arn}`;
    call.env.store.put(portfolioPrincipals, call, key, { arn, type });
    return {};
  },
});

export const ListPrincipalsForPortfolio = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    PortfolioId: shapes.id.required(),
    PageSize: shapes.pageSize,
    PageToken: shapes.pageToken,
  }),
  handle(input, call) {
    checkPortfolio(input.PortfolioId, call);
    const own = call.env.store.list(portfolioPrincipals, call, {
      prefix: `${input.PortfolioId}/`,
    });
    const { items, ...next } = page(own, input);
    return {
      Principals: items.map(({ arn, type }) => ({
        PrincipalARN: arn,
        PrincipalType: type,
      })),
      ...next,
    };
  },
});

function checkPortfolio(id: string, call: Call) {
  if (!visiblePortfolio(id, call)) {
    throw portfolioNotFound(id);
  }
}
