import { createHash } from 'node:crypto';
import { AwsError } from '../errors';
import { operation } from '../service';
import { s } from '../shapes';
import type { Image, Repository } from './documents';
import { getRepository, putRepository } from './repository';
import * as shapes from './shapes';

export const PutImage = operation({
  write: true,
  input: s.structure({
    ...shapes.ofRepository,
    imageManifest: s.string({ min: 1, max: 4_194_304 }).required(),
    imageManifestMediaType: s.string(),
    imageTag: shapes.imageTag,
    imageDigest: s.string(),
  }),
  handle(input, call) {
    const repository = getRepository(input, call);
    const { imageManifest: manifest, imageTag: tag } = input;
    const digest = digestOf(manifest);
    if (input.imageDigest && input.imageDigest !== digest) {
      throw new AwsError(
        'ImageDigestDoesNotMatchException',
        `The image digest '${input.imageDigest}' provided does not match the digest calculated by Amazon ECR '${digest}'`,
      );
    }
    const known = repository.images.find(one => one.digest === digest);
    checkTag(tag, known, repository);
    const image: Image = {
      digest,
      manifest,
      mediaType: input.imageManifestMediaType,
      tags: [...new Set([...(known?.tags ?? []), ...(tag ? [tag] : [])])],
    };
    const others = repository.images
      .filter(one => one.digest !== digest)
      .map(one => ({ ...one, tags: one.tags.filter(each => each !== tag) }));
    putRepository({ ...repository, images: [...others, image] }, call);
    return { image: describe(image, tag, repository) };
  },
});

interface ImageId {
  imageDigest?: string;
  imageTag?: string;
}

export const BatchGetImage = operation({
  write: false,
  input: s.structure({
    ...shapes.ofRepository,
    imageIds: s
      .list(
        s.structure({ imageDigest: s.string(), imageTag: shapes.imageTag }),
        { min: 1, max: 100 },
      )
      .required(),
    acceptedMediaTypes: s.list(s.string(), { min: 1, max: 100 }),
  }),
  handle(input, call) {
    const repository = getRepository(input, call);
    const found = input.imageIds.map(imageId => ({
      imageId,
      image: findImage(repository, imageId),
    }));
    return {
      images: found.flatMap(({ imageId, image }) =>
        image ? [describe(image, imageId.imageTag, repository)] : [],
      ),
      failures: found
        .filter(({ image }) => !image)
        .map(({ imageId }) => failure(imageId)),
    };
  },
});

/** An image by its digest, its tag, or both. */
export function findImage(
  { images }: Repository,
  { imageDigest, imageTag }: ImageId,
): Image | undefined {
  return imageDigest === undefined && imageTag === undefined
    ? undefined
    : images.find(
        ({ digest, tags }) =>
          (imageDigest === undefined || imageDigest === digest) &&
          (imageTag === undefined || tags.includes(imageTag)),
      );
}

function digestOf(manifest: string): string {
  return `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
}

function checkTag(
  tag: string | undefined,
  known: Image | undefined,
  { name, arn, isImmutable, images }: Repository,
): void {
  const registry = arn.split(':')[4];
  const holder = images.find(one => tag && one.tags.includes(tag));
  if (known && (tag === undefined || holder === known)) {
    throw new AwsError(
      'ImageAlreadyExistsException',
      `Image with digest '${known.digest}' and tag '${tag}' already exists in the repository with name '${name}' in registry with id '${registry}'`,
    );
  }
  if (isImmutable && holder) {
    throw new AwsError(
      'ImageTagAlreadyExistsException',
      `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the repository is immutable.`,
    );
  }
}

function describe(
  { digest, manifest, mediaType }: Image,
  imageTag: string | undefined,
  { name, arn }: Repository,
) {
  return {
    registryId: arn.split(':')[4],
    repositoryName: name,
    imageId: { imageDigest: digest, imageTag },
    imageManifest: manifest,
    imageManifestMediaType: mediaType,
  };
}

function failure(imageId: ImageId) {
  return imageId.imageDigest === undefined && imageId.imageTag === undefined
    ? {
        imageId,
        failureCode: 'MissingDigestAndTag',
        failureReason:
          'Invalid request parameters: both tag and digest cannot be null',
      }
    : {
        imageId,
        failureCode: 'ImageNotFound',
        failureReason: 'Requested image not found',
      };
}
