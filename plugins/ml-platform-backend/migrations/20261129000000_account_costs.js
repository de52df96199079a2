/**
 * Costs of an account and month as one row: a page reads a few of them, and a month is replaced by few.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('account_costs', table => {
    table.comment('Costs by account and month, from Cost Explorer');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('month', 7).notNullable();
    table.double('amount').notNullable();
    table.string('unit', 16).notNullable();
    table.text('services').notNullable().comment('JSON: days by service');
    table.text('users').notNullable().comment('JSON: days by user tag');
    table.primary(['partition', 'account_id', 'month']);
    table.index(['partition', 'month'], 'account_costs_month');
  });
  await knex.schema.alterTable('cost_months', table => {
    table.string('last_date', 10).comment('The last day that has costs');
  });
  for (const table of ['daily_costs', 'daily_user_costs', 'monthly_costs']) {
    await knex.schema.dropTable(table);
  }
  await readAgain(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.createTable('monthly_costs', table => {
    table.comment('Sums of daily_costs by month and account, for lists');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('month', 7).notNullable();
    table.double('amount').notNullable();
    table.string('unit', 16).notNullable();
    table.primary(['partition', 'account_id', 'month']);
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
  await knex.schema.createTable('daily_costs', table => {
    table.comment('Costs by day, account and service, from Cost Explorer');
    table.string('partition', 32).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('date', 10).notNullable();
    table.string('service', 256).notNullable();
    table.double('amount').notNullable();
    table.string('unit', 16).notNullable();
    table.primary(['partition', 'account_id', 'date', 'service']);
    table.index(['partition', 'date'], 'daily_costs_date');
  });
  await knex.schema.alterTable('cost_months', table => {
    table.dropColumn('last_date');
  });
  await knex.schema.dropTable('account_costs');
  await readAgain(knex);
};

/** What the other tables hold was never read. */
async function readAgain(knex) {
  await knex('cost_months').delete();
  await knex('refreshes').where({ collector: 'costs' }).delete();
}
