/**
 * The read model: a copy of what AWS says. Dropping all of it loses nothing but the time to read it again.
 * Times are ISO 8601 in UTC and dates `YYYY-MM-DD`, both as text: they sort as text and mean the same in every database.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ml_projects', table => {
    table.comment('ML projects, from the tags of their accounts');
    table.string('partition', 32).notNullable();
    table.string('slug', 64).notNullable();
    table.string('owner', 256).notNullable();
    table.string('cost_center', 256).notNullable();
    table.primary(['partition', 'slug']);
    table.index(['partition', 'owner']);
  });

  await knex.schema.createTable('ml_accounts', table => {
    table.comment('AWS accounts of ML projects, from AWS Organizations');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('slug', 64).notNullable();
    table.string('stage', 16).notNullable();
    table.string('name', 128).notNullable();
    table.text('organizational_unit').notNullable();
    table.string('state', 64).notNullable();
    table.text('regions').notNullable().comment('Separated by spaces');
    table.text('console_url').notNullable();
    table.primary(['partition', 'account_id']);
    table.index(['partition', 'slug']);
  });

  await knex.schema.createTable('studio_domains', table => {
    table.comment('SageMaker Studio domains');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('domain_id', 64).notNullable();
    table.string('name', 128).notNullable();
    table.string('status', 64).notNullable();
    table.string('auth_mode', 64).notNullable();
    table.string('network_access', 64).notNullable();
    table.text('console_url').notNullable();
    table.primary(['partition', 'account_id', 'region', 'domain_id']);
  });

  await knex.schema.createTable('studio_profiles', table => {
    table.comment('SageMaker Studio user profiles');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('domain_id', 64).notNullable();
    table.string('name', 64).notNullable();
    table.string('status', 64).notNullable();
    table.text('failure_reason');
    table.string('user_ref', 256).comment('Entity ref of the person');
    table.string('persona', 256);
    table.string('created_at', 32);
    table.primary(['partition', 'account_id', 'region', 'domain_id', 'name']);
  });

  await knex.schema.createTable('daily_costs', table => {
    table.comment('Costs by day, account and service, from Cost Explorer');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('date', 10).notNullable();
    table.string('service', 256).notNullable();
    table.double('amount').notNullable();
    table.string('unit', 16).notNullable();
    table.primary(['partition', 'account_id', 'date', 'service']);
  });

  await knex.schema.createTable('monthly_costs', table => {
    table.comment('Sums of daily_costs by month and account, for lists');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('month', 7).notNullable();
    table.double('amount').notNullable();
    table.string('unit', 16).notNullable();
    table.primary(['partition', 'account_id', 'month']);
  });

  await knex.schema.createTable('refreshes', table => {
    table.comment('When each part of the read model was read, and why not');
    table.string('partition', 32).notNullable();
    table.string('collector', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable().comment('Empty: all regions');
    table.string('read_at', 32).comment('Start of the last good read');
    table.string('failed_at', 32).comment('Start of a failed read since then');
    table.text('failure').comment('What failed and what to do next');
    table.primary(['partition', 'collector', 'account_id', 'region']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('refreshes');
  await knex.schema.dropTable('monthly_costs');
  await knex.schema.dropTable('daily_costs');
  await knex.schema.dropTable('studio_profiles');
  await knex.schema.dropTable('studio_domains');
  await knex.schema.dropTable('ml_accounts');
  await knex.schema.dropTable('ml_projects');
};
