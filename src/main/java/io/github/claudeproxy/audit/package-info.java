/** Who changed what, when and from where: written with each change, never altered. */
@NullMarked
package io.github.claudeproxy.audit;

import org.jspecify.annotations.NullMarked;
