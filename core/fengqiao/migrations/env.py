"""Run by Alembic for every branch; what differs between branches comes in the configuration's attributes."""

from alembic import context

from fengqiao.migrations.comparison import comparison

_given = context.config.attributes

context.configure(connection=_given["connection"], **comparison(_given["branch"], _given["connection"]))

# The connection is already in the one transaction of its branch; Alembic joins it.
with context.begin_transaction():
    context.run_migrations()
