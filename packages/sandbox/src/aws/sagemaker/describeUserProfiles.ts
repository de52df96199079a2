import { paginate } from '../paginate';
import { operation } from '../service';
import { s } from '../shapes';
import { times } from './describeDomains';
import { userProfiles } from './documents';
import { getUserProfile } from './lookUp';
import * as shapes from './shapes/common';

export const DescribeUserProfile = operation({
  write: false,
  input: s.structure({
    DomainId: shapes.domainId.required(),
    UserProfileName: shapes.userProfileName.required(),
  }),
  handle({ DomainId, UserProfileName }, call) {
    const { createdAt, modifiedAt, ...profile } = getUserProfile(
      DomainId,
      UserProfileName,
      call,
    );
    return { ...profile, ...times({ createdAt, modifiedAt }) };
  },
});

export const ListUserProfiles = operation({
  write: false,
  input: s.structure({
    NextToken: shapes.nextToken,
    MaxResults: shapes.maxResults,
    SortOrder: shapes.sortOrder,
    SortBy: s.string({ enum: ['CreationTime', 'LastModifiedTime'] }),
    DomainIdEquals: shapes.domainId,
    UserProfileNameContains: shapes.userProfileName,
  }),
  handle(input, call) {
    const prefix = input.DomainIdEquals && `${input.DomainIdEquals}/`;
    const time =
      input.SortBy === 'LastModifiedTime' ? 'modifiedAt' : 'createdAt';
    const direction = input.SortOrder === 'Descending' ? -1 : 1;
    const found = call.env.store
      .list(userProfiles, call, { prefix })
      .filter(({ UserProfileName }) =>
        UserProfileName.includes(input.UserProfileNameContains ?? ''),
      )
      .sort((a, b) => direction * a[time].localeCompare(b[time]));
    const { items, ...page } = paginate(found, input, {
      tokenIn: 'NextToken',
      tokenOut: 'NextToken',
      sizeIn: 'MaxResults',
      default: 10,
      max: 100,
    });
    return {
      UserProfiles: items.map(({ DomainId, UserProfileName, ...profile }) => ({
        DomainId,
        UserProfileName,
        Status: profile.Status,
        ...times(profile),
      })),
      ...page,
    };
  },
});
