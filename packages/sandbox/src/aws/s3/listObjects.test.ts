import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { Bucket, testBucket } from './__testUtils__/testBucket';

describe('lists of S3 objects', () => {
  const bucket = testBucket();
  const { put } = bucket;

  it('lists any keys by prefix and delimiter, page by page, in the order of their bytes', async () => {
    const part = fc.constantFrom('a', 'b', 'é', '𝄞', '~', ' ', '&<>', '%2F');
    const keys = fc.uniqueArray(
      fc
        .array(part, { minLength: 1, maxLength: 3 })
        .chain(parts =>
          fc.constantFrom('/', '').map(joint => parts.join(joint)),
        ),
      { minLength: 1, maxLength: 8 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        keys,
        fc.constantFrom('', 'a', 'a/'),
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
        async (names, prefix, grouped, pageSize) => {
          const root = `list-${run++}/`;
          await Promise.all(names.map(name => put(root + name, name)));
          const items: string[] = [];
          const groups: string[] = [];
          for await (const page of paginateListObjectsV2(
            { client: bucket.s3, pageSize },
            {
              Bucket,
              Prefix: root + prefix,
              Delimiter: grouped ? '/' : undefined,
            },
          )) {
            items.push(...(page.Contents ?? []).map(one => one.Key ?? ''));
            groups.push(
              ...(page.CommonPrefixes ?? []).map(one => one.Prefix ?? ''),
            );
          }
          const under = names
            .filter(name => name.startsWith(prefix))
            .map(name => root + name)
            .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
          const start = (root + prefix).length;
          const grouping = (key: string) => grouped && key.includes('/', start);
          expect(items).toEqual(under.filter(key => !grouping(key)));
          expect(groups).toEqual([
            ...new Set(
              under
                .filter(grouping)
                .map(key => key.slice(0, key.indexOf('/', start) + 1)),
            ),
          ]);
        },
      ),
      { numRuns: 25 },
    );
  });
});
