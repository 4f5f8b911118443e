/** People who are not there: they edit one list through the public protocol, so that somebody can watch it live. */
@NullMarked
package dev.tandem.local.demo;

import org.jspecify.annotations.NullMarked;
