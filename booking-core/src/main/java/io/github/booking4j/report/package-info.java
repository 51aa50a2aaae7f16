/** Reports: what happened and what it cost, computed from the stored facts. Entry: {@link io.github.booking4j.report.Reports}. */
@NullMarked
package io.github.booking4j.report;

import org.jspecify.annotations.NullMarked;
