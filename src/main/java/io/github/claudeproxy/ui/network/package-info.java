/** What several screens say of where the server listens. */
@NullMarked
package io.github.claudeproxy.ui.network;

import org.jspecify.annotations.NullMarked;
