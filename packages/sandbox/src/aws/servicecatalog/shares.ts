import { operation } from '../service';
import { s } from '../shapes';
import { portfolioShares, type PortfolioShare } from './documents';
import { invalidParameters } from './errors';
import { newId } from './ids';
import { ownPortfolio } from './portfolios';
import * as shapes from './shapes';

export const CreatePortfolioShare = operation({
  write: true,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    PortfolioId: shapes.id.required(),
    AccountId: s.string({ pattern: '^[0-9]{12}$' }),
    OrganizationNode: s.structure({
      Type: s.string({
        enum: ['ORGANIZATION', 'ORGANIZATIONAL_UNIT', 'ACCOUNT'],
      }),
      Value: s.string({
        pattern:
          '(^[0-9]{12}$)|(^arn:aws:organizations::\\d{12}:organization\\/o-[a-z0-9]{10,32})|(^o-[a-z0-9]{10,32}$)|(^arn:aws:organizations::\\d{12}:ou\\/o-[a-z0-9]{10,32}\\/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$)|(^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$)',
      }),
    }),
    ShareTagOptions: s.boolean(),
    SharePrincipals: s.boolean(),
  }),
  handle(input, call) {
    const { id } = ownPortfolio(input.PortfolioId, call);
    const { Type, Value } = input.OrganizationNode ?? {};
    if (!Type || !Value) {
      throw invalidParameters(
        'OrganizationNode with Type and Value must be given; shares by AccountId, which the other account has to accept, are not in this sandbox.',
      );
    }
    const node = Value.slice(Value.lastIndexOf('/') + 1);
    const share: PortfolioShare = {
      portfolioId: id,
      owner: call.account,
      nodeType: Type as PortfolioShare['nodeType'],
      node,
      sharePrincipals: input.SharePrincipals ?? false,
    };
    call.env.store.put(portfolioShares, call, `${id}/${node}`, share);
    return { PortfolioShareToken: newId('share') };
  },
});
