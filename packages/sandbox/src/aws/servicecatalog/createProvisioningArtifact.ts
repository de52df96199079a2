import { operation } from '../service';
import { s } from '../shapes';
import { artifactTemplate } from './artifactTemplate';
import { products } from './documents';
import { newId } from './ids';
import { once } from './once';
import { artifactDetail, ownProduct } from './products';
import * as shapes from './shapes';

/** A new version of a product. */
export const CreateProvisioningArtifact = operation({
  write: true,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    ProductId: shapes.id.required(),
    Parameters: shapes.artifactProperties.required(),
    IdempotencyToken: shapes.token.required(),
  }),
  async handle({ IdempotencyToken, ...input }, call) {
    const { ProductId, Parameters } = input;
    const name = 'CreateProvisioningArtifact';
    ownProduct(ProductId, call);
    const templateBody = await artifactTemplate(Parameters, call);
    const id = once(name, IdempotencyToken, input, call, () => {
      const product = ownProduct(ProductId, call);
      const artifact = {
        id: newId('pa'),
        name: Parameters.Name ?? `v${product.artifacts.length + 1}`,
        description: Parameters.Description,
        templateBody,
        createdAt: call.env.clock.now().toISOString(),
        active: true,
        guidance: 'DEFAULT' as const,
      };
      call.env.store.put(products, call, ProductId, {
        ...product,
        artifacts: [...product.artifacts, artifact],
      });
      return artifact.id;
    });
    const [made] = ownProduct(ProductId, call).artifacts.filter(
      artifact => artifact.id === id,
    );
    return {
      ProvisioningArtifactDetail: artifactDetail(made),
      Info: Parameters.Info,
      Status: 'AVAILABLE',
    };
  },
});
