/**
 * Pipelines, models, endpoints, and costs by person. As the first tables: a copy of what AWS says, times as text.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('pipelines', table => {
    table.comment('SageMaker pipelines');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('name', 256).notNullable();
    table.string('display_name', 256);
    table.text('arn').notNullable();
    table.string('status', 64).notNullable();
    table.string('created_at', 32).notNullable();
    table.string('changed_at', 32).notNullable();
    table.text('parameters').notNullable().comment('JSON');
    table.primary(['partition', 'account_id', 'region', 'name']);
  });

  await knex.schema.createTable('pipeline_executions', table => {
    table.comment('The newest executions of each pipeline');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('pipeline', 256).notNullable();
    table.string('execution_id', 64).notNullable();
    table.text('arn').notNullable();
    table.string('display_name', 256);
    table.string('status', 64).notNullable();
    table.string('started_at', 32).notNullable();
    table.string('ended_at', 32);
    table.text('failure_reason');
    table.string('read_at', 32).notNullable().comment('Start of the read');
    table.primary([
      'partition',
      'account_id',
      'region',
      'pipeline',
      'execution_id',
    ]);
    table.index(
      ['partition', 'account_id', 'started_at'],
      'pipeline_executions_newest',
    );
    table.index(
      ['partition', 'account_id', 'region', 'pipeline', 'started_at'],
      'pipeline_executions_of_pipeline',
    );
    table.index(['partition', 'status'], 'pipeline_executions_status');
  });

  await knex.schema.createTable('pipeline_execution_details', table => {
    table.comment('Parameters and steps of executions, where they were read');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('pipeline', 256).notNullable();
    table.string('execution_id', 64).notNullable();
    table.text('parameters').notNullable().comment('JSON');
    table.text('steps').notNullable().comment('JSON');
    table.string('read_at', 32).notNullable().comment('Start of the read');
    table.primary([
      'partition',
      'account_id',
      'region',
      'pipeline',
      'execution_id',
    ]);
  });

  await knex.schema.createTable('model_groups', table => {
    table.comment('SageMaker model package groups');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('name', 64).notNullable();
    table.text('arn').notNullable();
    table.string('slug', 64).comment('By its tag; only of groups in the hub');
    table.text('description');
    table.string('created_at', 32).notNullable();
    table.string('read_at', 32).notNullable().comment('Start of the read');
    table.primary(['partition', 'account_id', 'region', 'name']);
    table.index(['partition', 'slug'], 'model_groups_slug');
  });

  await knex.schema.createTable('model_versions', table => {
    table.comment('The newest versions of each model package group');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('group_name', 64).notNullable();
    table.integer('version').notNullable();
    table.text('arn').notNullable();
    table.string('status', 64).notNullable();
    table.string('approval', 64).notNullable();
    table.text('approval_description');
    table.string('created_at', 32).notNullable();
    table.text('metrics').notNullable().comment('JSON');
    table.text('pipeline_execution_arn');
    table.primary([
      'partition',
      'account_id',
      'region',
      'group_name',
      'version',
    ]);
  });

  await knex.schema.createTable('endpoints', table => {
    table.comment('SageMaker endpoints');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('name', 64).notNullable();
    table.text('arn').notNullable();
    table.string('status', 64).notNullable();
    table.text('failure_reason');
    table.string('instance_type', 64);
    table.text('model_package_arns').notNullable().comment('JSON');
    table.string('created_at', 32).notNullable();
    table.string('changed_at', 32).notNullable();
    table.primary(['partition', 'account_id', 'region', 'name']);
  });

  await knex.schema.createTable('daily_user_costs', table => {
    table.comment('Costs by day, account and user tag, from Cost Explorer');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('date', 10).notNullable();
    table.string('user_ref', 256).notNullable();
    table.double('amount').notNullable();
    table.string('unit', 16).notNullable();
    table.primary(['partition', 'account_id', 'date', 'user_ref']);
    table.index(['partition', 'date'], 'daily_user_costs_date');
  });

  await knex.schema.createTable('recent_costs', table => {
    table.comment('Sums of daily_costs by account of the last 30 days');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.text('amounts').notNullable().comment('JSON, oldest day first');
    table.primary(['partition', 'account_id']);
  });

  await knex.schema.createTable('cost_months', table => {
    table.comment('When the costs of each month were read');
    table.string('partition', 32).notNullable();
    table.string('month', 7).notNullable();
    table.string('read_at', 32).notNullable();
    table.primary(['partition', 'month']);
  });

  await knex.schema.alterTable('daily_costs', table => {
    table.index(['partition', 'date'], 'daily_costs_date');
  });
  // What the new tables hold was never read.
  await knex('refreshes').where({ collector: 'costs' }).delete();
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('daily_costs', table => {
    table.dropIndex(['partition', 'date'], 'daily_costs_date');
  });
  await knex.schema.dropTable('cost_months');
  await knex.schema.dropTable('recent_costs');
  await knex.schema.dropTable('daily_user_costs');
  await knex.schema.dropTable('endpoints');
  await knex.schema.dropTable('model_versions');
  await knex.schema.dropTable('model_groups');
  await knex.schema.dropTable('pipeline_execution_details');
  await knex.schema.dropTable('pipeline_executions');
  await knex.schema.dropTable('pipelines');
};
