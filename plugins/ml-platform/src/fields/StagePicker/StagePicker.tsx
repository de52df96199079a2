import { useApi } from '@backstage/core-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { isStage, MlAccount } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { stageTitles } from '../../components/shared/stageTitles';
import { describedBy } from '../describedBy';
import { FieldLoadError } from '../FieldLoadError';
import { readField } from '../readField';
import { stageRefusal } from '../refusals';
import { projectFieldOf, StagePickerProps } from './schema';

/** Picks one of the stages in which the chosen ML project has an account. */
export function StagePicker(props: StagePickerProps) {
  const { formData: stage, formContext, uiSchema, schema, onChange } = props;
  const { rawErrors = [], idSchema, required, disabled } = props;
  const slug = readField(formContext?.formData, projectFieldOf(uiSchema));
  const api = useApi(mlPlatformApiRef);
  const { value, error, retry } = useAsyncRetry(
    () => api.getProjectChoices(),
    [api],
  );

  if (error) {
    return <FieldLoadError what="the stages" error={error} onRetry={retry} />;
  }
  const project = value?.items.find(it => it.slug === slug);
  const accounts = (project?.accounts ?? []).filter(
    it => !schema.enum || schema.enum.includes(it.stage),
  );
  const refusal = stage && project ? stageRefusal(stage, project) : undefined;

  return (
    <TextField
      select
      id={idSchema?.$id}
      SelectProps={{
        SelectDisplayProps: {
          'aria-describedby': describedBy(idSchema?.$id),
        },
      }}
      label={schema.title ?? 'Stage'}
      value={accounts.some(it => it.stage === stage) ? stage : ''}
      onChange={event => {
        if (isStage(event.target.value)) {
          onChange(event.target.value);
        }
      }}
      required={required}
      disabled={disabled || accounts.length === 0}
      margin="normal"
      error={rawErrors.length > 0 || refusal !== undefined}
      helperText={
        (!slug && 'Choose an ML project first.') ||
        (rawErrors.length === 0 && refusal) ||
        schema.description
      }
    >
      {accounts.map(account => (
        <MenuItem
          key={account.accountId}
          value={account.stage}
          disabled={account.state !== 'ACTIVE'}
        >
          {optionText(account)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function optionText({ stage, accountId, state }: MlAccount) {
  const text = `${stageTitles[stage]} (account ${accountId})`;
  return state === 'ACTIVE' ? text : `${text}: the account is ${state}`;
}
