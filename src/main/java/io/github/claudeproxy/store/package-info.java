/** The SQLite database: one writer, some readers, migrations, backups. */
@NullMarked
package io.github.claudeproxy.store;

import org.jspecify.annotations.NullMarked;
