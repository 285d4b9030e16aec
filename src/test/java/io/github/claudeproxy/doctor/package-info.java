@NullMarked
package io.github.claudeproxy.doctor;

import org.jspecify.annotations.NullMarked;
