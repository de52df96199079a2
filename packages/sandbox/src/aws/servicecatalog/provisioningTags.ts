import type { Principal, Tag } from '../service';
import { identityArn } from './access';
import type { LaunchPath } from './launchPaths';

/**
 * The tags of what is launched: those of portfolio and product, those of the person, and
 * Service Catalog's own.
 */
export function provisioningTags(
  path: LaunchPath,
  artifactId: string,
  provisionedProductArn: string,
  given: Tag[],
  principal: Principal,
): Tag[] {
  const tags = [
    ...path.tags,
    ...given,
    { Key: 'aws:servicecatalog:portfolioArn', Value: path.portfolioArn },
    { Key: 'aws:servicecatalog:productArn', Value: path.product.arn },
    {
      Key: 'aws:servicecatalog:provisionedProductArn',
      Value: provisionedProductArn,
    },
    {
      Key: 'aws:servicecatalog:provisioningArtifactIdentifier',
      Value: artifactId,
    },
    {
      Key: 'aws:servicecatalog:provisioningPrincipalArn',
      Value: identityArn(principal),
    },
  ];
  return [...new Map(tags.map(tag => [tag.Key, tag])).values()];
}
