import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { examples } from './registerEntity.examples';

/** `ml-platform:catalog:register`: a repository's entity in the catalog. */
export function createRegisterEntityAction(services: {
  catalog: CatalogService;
  integrations: ScmIntegrationRegistry;
}) {
  const { catalog, integrations } = services;
  return createTemplateAction({
    id: 'ml-platform:catalog:register',
    description:
      'Registers a catalog file of a repository in the catalog. One that is registered already is read again, so the step can be repeated, as that of catalog:register cannot.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repoContentsUrl: z =>
          z.string().describe("Address of the repository's files"),
        catalogInfoPath: z =>
          z
            .string()
            .describe('Path of the catalog file; default: /catalog-info.yaml')
            .optional(),
      },
      output: {
        entityRef: z =>
          z.string().describe('Its entity; absent in a dry run').optional(),
        catalogInfoUrl: z => z.string().describe('Address of the catalog file'),
      },
    },
    async handler(ctx) {
      const { repoContentsUrl, catalogInfoPath = '/catalog-info.yaml' } =
        ctx.input;
      const integration = integrations.byUrl(repoContentsUrl);
      if (!integration) {
        throw new InputError(
          `The portal has no integration for the host of ${repoContentsUrl}.`,
        );
      }
      const target = integration.resolveUrl({
        base: repoContentsUrl,
        url: catalogInfoPath,
      });
      ctx.output('catalogInfoUrl', target);
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would register ${target} in the catalog. Nothing was registered: this is a dry run.`,
        );
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      const location = { type: 'url', target };
      await catalog.addLocation(
        { ...location, onConflict: 'refresh' },
        { credentials },
      );
      // Only a dry run says what is in the file.
      const { entities } = await catalog.addLocation(
        { ...location, dryRun: true },
        { credentials },
      );
      const entity =
        entities.find(({ kind }) => kind === 'Component') ??
        entities.find(({ kind }) => kind !== 'Location');
      if (!entity) {
        throw new NotFoundError(`${target} describes no entity.`);
      }
      const entityRef = stringifyEntityRef(entity);
      ctx.logger.info(`${entityRef} is in the catalog, from ${target}.`);
      ctx.output('entityRef', entityRef);
    },
  });
}
